package dvorik.benchmarks.limits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dvorik.benchmarks.telegram.Bot;
import dvorik.benchmarks.telegram.BotServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** Sends a short message to the stand-in for the Bot API over a bare socket and reads the canned answer. */
final class HttpTool implements Hammer.Tool {
    private static final String TOKEN = "1:bench";
    private static final byte[] REQUEST = request();

    private final Socket socket;
    private final InputStream in;
    private final byte[] answer = new byte[4096];

    HttpTool(BotServer server) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
    }

    static BotServer server() {
        return BotServer.start(List.of(new Bot(TOKEN, "bench_limit_bot")));
    }

    @Override
    public int strike() throws IOException {
        socket.getOutputStream().write(REQUEST);
        int filled = 0;
        // the answer is one JSON object of three levels, written at once
        do {
            int read = in.read(answer, filled, answer.length - filled);
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            filled += read;
        } while (answer[filled - 1] != '}' || answer[filled - 2] != '}');
        return 1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static byte[] request() {
        var body = "{\"chat_id\":\"123456789\",\"text\":\"forty characters of no particular meaning\","
                + "\"parse_mode\":\"HTML\",\"method\":\"sendmessage\"}";
        return ("POST /bot" + TOKEN + "/sendmessage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(ISO_8859_1);
    }
}
