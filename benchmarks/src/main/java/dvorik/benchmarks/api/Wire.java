package dvorik.benchmarks.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A caller of the API over one kept connection; as cheap as can be, for it shares the processors with what is measured. */
final class Wire implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private final Socket socket;
    private final InputStream in;
    private final String token;
    private final byte[] waste = new byte[BUFFER];

    Wire(int port, String token) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.token = token;
    }

    record Answer(int status, String body) {
        Answer is(int expected) {
            if (status != expected) {
                throw new IllegalStateException("answered " + status + " instead of " + expected + ": " + body);
            }
            return this;
        }

        /** @return what stands behind the first such name: a number, a text without its quotes, or null */
        String value(String name) {
            int at = body.indexOf("\"" + name + "\":");
            if (at < 0) {
                throw new IllegalStateException("no " + name + " in " + body);
            }
            int begin = at + name.length() + 3;
            int end = begin;
            while (",}]".indexOf(body.charAt(end)) < 0) {
                end++;
            }
            var value = body.substring(begin, end);
            return value.equals("null") ? null : value.replace("\"", "");
        }
    }

    Answer get(String path) throws IOException {
        send("GET " + path, "", null);
        return read(true);
    }

    /** @param more further header lines, each ended */
    Answer post(String path, String more, String json) throws IOException {
        var body = json.getBytes(UTF_8);
        send("POST " + path, more + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n", body);
        return read(true);
    }

    Answer post(String path, long length, InputStream csv) throws IOException {
        send("POST " + path, "Content-Type: text/csv\r\nContent-Length: " + length + "\r\n", null);
        csv.transferTo(socket.getOutputStream());
        return read(true);
    }

    /** @return bytes of the body, which is thrown away */
    long drain(String path) throws IOException {
        send("GET " + path, "", null);
        var answer = read(false);
        return Long.parseLong(answer.is(200).body());
    }

    private void send(String line, String more, byte[] body) throws IOException {
        var head = (line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + (token == null ? "" : "Authorization: Bearer " + token + "\r\n") + more + "\r\n")
                .getBytes(ISO_8859_1);
        var all = new byte[head.length + (body == null ? 0 : body.length)];
        System.arraycopy(head, 0, all, 0, head.length);
        if (body != null) {
            System.arraycopy(body, 0, all, head.length, body.length);
        }
        socket.getOutputStream().write(all);
    }

    private Answer read(boolean kept) throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        long length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "Transfer-Encoding:", 0, 18)) {
                chunked = true;
            }
        }
        var body = new ByteArrayOutputStream();
        OutputStream out = kept ? body : OutputStream.nullOutputStream();
        long total = 0;
        if (!chunked) {
            take(length, out);
            total = length;
        }
        while (chunked) {
            long size = Long.parseLong(line().strip(), 16);
            take(size, out);
            line();
            total += size;
            chunked = size > 0;
        }
        return new Answer(status, kept ? body.toString(UTF_8) : Long.toString(total));
    }

    private void take(long length, OutputStream out) throws IOException {
        long left = length;
        while (left > 0) {
            int read = in.read(waste, 0, (int) Math.min(left, BUFFER));
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            out.write(waste, 0, read);
            left -= read;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder(60);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
