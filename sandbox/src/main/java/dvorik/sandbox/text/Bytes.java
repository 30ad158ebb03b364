package dvorik.sandbox.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The bytes of a text to parse; beyond its end there are zeros, as behind a C string. */
final class Bytes {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int size() {
        return bytes.length;
    }

    byte at(int position) {
        return position < bytes.length ? bytes[position] : 0;
    }

    boolean isSpace(int position) {
        byte c = at(position);
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0 || c == 0x0b;
    }

    boolean isEnd(int position) {
        return position >= bytes.length;
    }

    /** The first position from here that is no space, or the end. */
    int skipSpaces(int from) {
        int position = from;
        while (!isEnd(position) && isSpace(position)) {
            position++;
        }
        return position;
    }

    /** The first position from here that is a space, {@code >} or the end. */
    int skipName(int from) {
        int position = from;
        while (!isSpace(position) && at(position) != '>') {
            position++;
        }
        return position;
    }

    String text(int from, int to) {
        return new String(bytes, from, Math.min(to, bytes.length) - from, StandardCharsets.UTF_8);
    }

    String lowerCase(int from, int to) {
        return text(from, to).toLowerCase(Locale.ROOT);
    }

    /** Whether the bytes before and after a backslash make an escape: any ASCII character but the last control one. */
    boolean isEscape(int position) {
        return at(position) == '\\' && at(position + 1) > 0 && at(position + 1) <= 126;
    }
}
