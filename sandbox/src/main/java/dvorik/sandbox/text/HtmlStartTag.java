package dvorik.sandbox.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a start tag with its attributes, with the errors of the real server.
 *
 * <p>The argument is what the tag's entity needs: the address, the language, the emoji's id, the time.
 */
final class HtmlStartTag {
    private static final Set<String> TAGS = Set.of(
            "a",
            "b",
            "strong",
            "i",
            "em",
            "s",
            "strike",
            "del",
            "u",
            "ins",
            "tg-spoiler",
            "tg-emoji",
            "tg-time",
            "span",
            "pre",
            "code",
            "blockquote");

    private final Bytes text;
    private final int begin;
    private int position;
    private String name = "";
    private String argument = "";

    private HtmlStartTag(Bytes text, int begin) {
        this.text = text;
        this.begin = begin;
        this.position = begin + 1;
    }

    /** @param begin the position of {@code <} */
    static HtmlStartTag read(Bytes text, int begin) throws MarkupException {
        var tag = new HtmlStartTag(text, begin);
        tag.readName();
        while (text.at(tag.position) != '>') {
            tag.position = text.skipSpaces(tag.position);
            if (text.at(tag.position) == '>') {
                break;
            }
            tag.readAttribute();
        }
        if (tag.name.equals("span") && !tag.argument.equals("spoiler")) {
            throw new MarkupException("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + begin);
        }
        return tag;
    }

    String name() {
        return name;
    }

    String argument() {
        return argument;
    }

    /** The position of {@code >}. */
    int end() {
        return position;
    }

    private void readName() throws MarkupException {
        position = text.skipName(position);
        if (text.isEnd(position)) {
            throw new MarkupException("Unclosed start tag at byte offset " + begin);
        }
        name = text.lowerCase(begin + 1, position);
        if (!TAGS.contains(name)) {
            throw new MarkupException("Unsupported start tag \"" + name + "\" at byte offset " + begin);
        }
    }

    private void readAttribute() throws MarkupException {
        int from = position;
        while (!text.isSpace(position) && "=>/\"'".indexOf(text.at(position)) < 0) {
            position++;
        }
        String attribute = text.text(from, position);
        if (attribute.isEmpty()) {
            throw new MarkupException("Empty attribute name in the tag \"" + name + "\" at byte offset " + begin);
        }
        position = text.skipSpaces(position);
        if (text.at(position) != '=') {
            checkNotEnded();
            if (name.equals("blockquote") && attribute.equals("expandable")) {
                argument = "1";
            }
            return;
        }
        position = text.skipSpaces(position + 1);
        checkNotEnded();
        boolean quoted = text.at(position) == '\'' || text.at(position) == '"';
        String value = quoted ? quotedValue() : bareValue();
        if (text.isEnd(position)) {
            throw new MarkupException("Unclosed start tag at byte offset " + begin);
        }
        use(attribute, value);
    }

    private void checkNotEnded() throws MarkupException {
        if (text.isEnd(position)) {
            throw new MarkupException("Unclosed start tag \"" + name + "\" at byte offset " + begin);
        }
    }

    private String bareValue() throws MarkupException {
        int from = position;
        while (isNameToken(text.at(position))) {
            position++;
        }
        if (!text.isSpace(position) && text.at(position) != '>') {
            throw new MarkupException("Unexpected end of name token at byte offset " + from);
        }
        return text.lowerCase(from, position).toLowerCase(Locale.ROOT);
    }

    private static boolean isNameToken(byte c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
    }

    private String quotedValue() {
        byte quote = text.at(position++);
        var value = new ByteArrayOutputStream();
        while (text.at(position) != quote && !text.isEnd(position)) {
            if (text.at(position) == '&') {
                HtmlReference reference = HtmlReference.read(text, position);
                if (reference.codePoint() != 0) {
                    value.writeBytes(Character.toString(reference.codePoint()).getBytes(StandardCharsets.UTF_8));
                    position = reference.end();
                    continue;
                }
            }
            value.write(text.at(position++));
        }
        if (text.at(position) == quote) {
            position++;
        }
        return value.toString(StandardCharsets.UTF_8);
    }

    private void use(String attribute, String value) {
        switch (name + " " + attribute) {
            case "a href", "tg-emoji emoji-id", "tg-time unix" -> argument = value;
            case "code class" -> {
                if (value.startsWith("language-")) {
                    argument = value.substring("language-".length());
                }
            }
            case "span class" -> {
                if (value.startsWith("tg-")) {
                    argument = value.substring("tg-".length());
                }
            }
            case "blockquote expandable" -> argument = "1";
            default -> {}
        }
    }
}
