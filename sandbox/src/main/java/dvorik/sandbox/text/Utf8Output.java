package dvorik.sandbox.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The text that comes out of a parser: bytes of UTF-8 and the count of UTF-16 units they stand for. */
final class Utf8Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Entity> entities = new ArrayList<>();
    private int utf16Length;

    /** Copies one byte of valid UTF-8. */
    void copy(byte b) {
        int c = b & 0xff;
        if ((c & 0xc0) != 0x80) {
            utf16Length += c >= 0xf0 ? 2 : 1;
        }
        bytes.write(c);
    }

    void append(int codePoint) {
        String character = Character.isSurrogate((char) codePoint) && codePoint < 0x10000
                ? "\uFFFD"
                : Character.toString(codePoint);
        utf16Length += character.length();
        bytes.writeBytes(character.getBytes(StandardCharsets.UTF_8));
    }

    int utf16Length() {
        return utf16Length;
    }

    int byteLength() {
        return bytes.size();
    }

    boolean endsWithCarriageReturn() {
        byte[] all = bytes.toByteArray();
        return all.length > 0 && all[all.length - 1] == '\r';
    }

    /** The text written since the byte position. */
    String since(int bytePosition) {
        return bytes.toString(StandardCharsets.UTF_8)
                .substring(new String(bytes.toByteArray(), 0, bytePosition, StandardCharsets.UTF_8).length());
    }

    /** An entity from the offset up to here. */
    void entity(String type, int offset, String argument) {
        entities.add(new Entity(type, offset, utf16Length - offset, argument));
    }

    List<Entity> entities() {
        return entities;
    }

    FormattedText finish() {
        entities.sort(Entity.ORDER);
        return new FormattedText(bytes.toString(StandardCharsets.UTF_8), entities);
    }
}
