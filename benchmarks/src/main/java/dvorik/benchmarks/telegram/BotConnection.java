package dvorik.benchmarks.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the requests of one connection, then lets the people of the chat hear them. */
final class BotConnection {
    private static final String TRUE = "{\"ok\":true,\"result\":true}";
    private static final Pattern POLL = Pattern.compile("\"offset\":(\\d+).*\"timeout\":(\\d+)");
    private static final AtomicInteger NEXT_MESSAGE = new AtomicInteger();

    private final Map<String, Bot> bots;
    private final Duration network;
    private final HttpReader in;
    private final OutputStream out;

    BotConnection(Map<String, Bot> bots, Duration network, InputStream in, OutputStream out) {
        this.bots = bots;
        this.network = network;
        this.in = new HttpReader(in);
        this.out = out;
    }

    /** Returns when the bot closes the connection. */
    void serve() throws IOException, InterruptedException {
        while (in.next()) {
            // /botTOKEN/method
            var path = in.path();
            int slash = path.lastIndexOf('/');
            var bot = slash < 4 ? null : bots.get(path.substring(4, slash));
            if (bot == null) {
                write("{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
                continue;
            }
            serve(bot, path.substring(slash + 1).toLowerCase(Locale.ROOT), in.body());
        }
    }

    private void serve(Bot bot, String method, byte[] body) throws IOException, InterruptedException {
        switch (method) {
            case "getupdates" -> write(updates(bot, body));
            case "sendmessage", "sendphoto" -> {
                if (!network.isZero()) {
                    Thread.sleep(network);
                }
                said(bot, new Call(method, Call.chatOf(body), NEXT_MESSAGE.incrementAndGet(), body));
            }
            case "editmessagetext", "editmessagecaption", "editmessagereplymarkup" ->
                said(bot, new Call(method, Call.chatOf(body), Call.messageOf(body), body));
            case "getme" ->
                write("{\"ok\":true,\"result\":{\"id\":" + id(bot) + ",\"is_bot\":true,\"first_name\":\"Dvorik\","
                        + "\"username\":\"" + bot.username() + "\"}}");
            default -> write(TRUE);
        }
    }

    private void said(Bot bot, Call call) throws IOException {
        write("{\"ok\":true,\"result\":{\"message_id\":" + call.messageId() + ",\"from\":{\"id\":" + id(bot)
                + ",\"is_bot\":true,\"first_name\":\"Dvorik\",\"username\":\"" + bot.username()
                + "\"},\"chat\":{\"id\":" + call.chatId() + ",\"first_name\":\"Ann\",\"username\":\"ann_of_the_bench\","
                + "\"type\":\"private\"},\"date\":1763600000,\"text\":\"What the bot said, about as long as its "
                + "messages are in the middle, which Telegram repeats with the formatting.\","
                + "\"entities\":[{\"offset\":0,\"length\":8,\"type\":\"bold\"}]}}");
        bot.said(call);
    }

    private static String updates(Bot bot, byte[] body) throws InterruptedException {
        Matcher m = POLL.matcher(new String(body, UTF_8));
        return m.find() ? bot.queue().poll(Long.parseLong(m.group(1)), Long.parseLong(m.group(2))) : TRUE;
    }

    private static String id(Bot bot) {
        return bot.token().substring(0, bot.token().indexOf(':'));
    }

    private void write(String json) throws IOException {
        byte[] content = json.getBytes(UTF_8);
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + content.length
                        + "\r\n\r\n")
                .getBytes(UTF_8);
        byte[] whole = new byte[head.length + content.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        out.write(whole);
    }
}
