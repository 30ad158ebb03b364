package dvorik.core.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A Bot API whose answers a test decides: for the faults that a faithful stand-in would never commit. Records each
 * call with its time.
 */
public final class ScriptedTelegram implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger messageIds = new AtomicInteger(1000);
    private final List<String> queue = new ArrayList<>();
    private long firstQueued = -1;
    private volatile Function<Call, Answer> script = call -> null;

    /** @param chat 0 where the call names none */
    public record Call(String method, long chat, JsonNode body, long nanos) {
        public String text() {
            return body.path("text").asText();
        }
    }

    /** @param status 0: the connection is cut without an answer, after the request was read */
    public record Answer(int status, String body) {
        public static Answer cut() {
            return new Answer(0, "");
        }

        public static Answer floodWait(int seconds) {
            return refusal(
                    429,
                    "Too Many Requests: retry after " + seconds,
                    ",\"parameters\":{\"retry_after\":" + seconds + "}");
        }

        public static Answer refusal(int code, String description) {
            return refusal(code, description, "");
        }

        private static Answer refusal(int code, String description, String more) {
            return new Answer(
                    code,
                    "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"" + more + "}");
        }
    }

    public ScriptedTelegram() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param newScript null from it: the usual good answer */
    public void answers(Function<Call, Answer> newScript) {
        script = newScript;
    }

    public List<Call> calls(String method) {
        return calls.stream()
                .filter(call -> call.method().equals(method.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Texts sent to a chat, in the order in which they came. */
    public List<String> textsTo(long chat) {
        return calls("sendMessage").stream()
                .filter(call -> call.chat() == chat)
                .map(Call::text)
                .toList();
    }

    /** Puts updates up for polling; their ids must rise by one. */
    public void queue(long updateId, String update) {
        synchronized (queue) {
            if (queue.isEmpty()) {
                firstQueued = updateId;
            }
            queue.add(update);
            queue.notifyAll();
        }
    }

    /** Updates that were not confirmed. */
    public int unconfirmed() {
        synchronized (queue) {
            return queue.size();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode fields = isJson(exchange) && body.length > 0 ? json.readTree(body) : json.createObjectNode();
            var call = new Call(method, fields.path("chat_id").asLong(), fields, System.nanoTime());
            calls.add(call);
            Answer answer = script.apply(call);
            answer(exchange, answer == null ? usual(call) : answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isJson(HttpExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type != null && type.startsWith("application/json");
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() == 0) {
            return;
        }
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Answer usual(Call call) throws InterruptedException {
        String result =
                switch (call.method()) {
                    case "getupdates" -> updates(call.body());
                    case "getme" -> "{\"id\":1,\"is_bot\":true,\"first_name\":\"Dvorik\",\"username\":\"dvorik_bot\"}";
                    case "sendmessage", "sendphoto", "senddocument", "editmessagetext", "editmessagereplymarkup" ->
                        "{\"message_id\":" + messageIds.incrementAndGet() + ",\"date\":1,\"chat\":{\"id\":"
                                + call.chat() + ",\"type\":\"private\"}}";
                    default -> "true";
                };
        return new Answer(200, "{\"ok\":true,\"result\":" + result + "}");
    }

    private String updates(JsonNode request) throws InterruptedException {
        long end = System.currentTimeMillis() + request.path("timeout").asLong() * 1000;
        synchronized (queue) {
            while (!queue.isEmpty() && firstQueued < request.path("offset").asLong()) {
                queue.removeFirst();
                firstQueued++;
            }
            while (queue.isEmpty() && System.currentTimeMillis() < end) {
                queue.wait(Math.max(1, end - System.currentTimeMillis()));
            }
            return "[" + String.join(",", queue.subList(0, Math.min(100, queue.size()))) + "]";
        }
    }

    @Override
    public void close() {
        synchronized (queue) {
            queue.notifyAll();
        }
        server.stop(0);
    }
}
