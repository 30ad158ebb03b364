package dvorik.benchmarks.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads HTTP/1.1 requests from one connection into a buffer that the next request uses again. */
final class HttpReader {
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(ISO_8859_1);
    private static final byte[] CHUNKED = "\r\ntransfer-encoding: chunked".getBytes(ISO_8859_1);

    private final InputStream in;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;
    private int end;
    private String path;
    private byte[] body;

    HttpReader(InputStream in) {
        this.in = in;
    }

    /** @return false: the other side has closed the connection */
    boolean next() throws IOException {
        // what came behind the last request
        System.arraycopy(buffer, end, buffer, 0, filled - end);
        filled -= end;
        end = 0;
        int head;
        int searched = 0;
        while ((head = Search.indexOf(buffer, searched, filled, HEAD_END)) < 0) {
            searched = Math.max(0, filled - HEAD_END.length);
            if (!fill()) {
                return false;
            }
        }
        int from = Search.indexOf(buffer, 0, head, ' ') + 1;
        path = new String(buffer, from, Search.indexOf(buffer, from, head, ' ') - from, ISO_8859_1);
        int headEnd = head + HEAD_END.length;
        // the blank line's first line end counts as the last header's
        int length = Search.indexOfIgnoringCase(buffer, 0, head, LENGTH);
        if (length >= 0) {
            int size = number(length + LENGTH.length, head);
            need(headEnd + size);
            body = Arrays.copyOfRange(buffer, headEnd, headEnd + size);
            end = headEnd + size;
        } else if (Search.indexOfIgnoringCase(buffer, 0, head, CHUNKED) >= 0) {
            readChunks(headEnd);
        } else {
            body = new byte[0];
            end = headEnd;
        }
        return true;
    }

    String path() {
        return path;
    }

    byte[] body() {
        return body;
    }

    private void readChunks(int from) throws IOException {
        body = new byte[0];
        int at = from;
        while (true) {
            int line;
            while ((line = Search.indexOf(buffer, at, filled, '\n')) < 0) {
                need(filled + 1);
            }
            int size = Integer.parseInt(new String(buffer, at, line - 1 - at, ISO_8859_1), 16);
            int data = line + 1;
            need(data + size + 2);
            if (size == 0) {
                end = data + 2;
                return;
            }
            int before = body.length;
            body = Arrays.copyOf(body, before + size);
            System.arraycopy(buffer, data, body, before, size);
            at = data + size + 2;
        }
    }

    private int number(int from, int to) {
        int number = 0;
        for (int i = from; i < to && buffer[i] != '\r'; i++) {
            if (buffer[i] != ' ') {
                number = number * 10 + buffer[i] - '0';
            }
        }
        return number;
    }

    private void need(int bytes) throws IOException {
        while (filled < bytes) {
            if (!fill()) {
                throw new EOFException("the connection ended within a request");
            }
        }
    }

    private boolean fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, read);
        return read > 0;
    }
}
