package dvorik.sandbox.text;

/** The legacy parse mode Markdown: no nesting, few escapes. A port of the server's parser. One use per instance. */
final class MarkdownParser {
    private final Bytes text;
    private final Utf8Output out = new Utf8Output();
    private int position;

    MarkdownParser(byte[] bytes) {
        this.text = new Bytes(bytes);
    }

    FormattedText parse() throws MarkupException {
        while (position < text.size()) {
            byte c = text.at(position);
            if (c == '\\' && isSign(text.at(position + 1))) {
                position++;
                out.copy(text.at(position));
            } else if (isSign(c)) {
                entity(c);
            } else {
                out.copy(c);
            }
            position++;
        }
        return out.finish();
    }

    private static boolean isSign(byte c) {
        return c == '_' || c == '*' || c == '`' || c == '[';
    }

    private void entity(byte sign) throws MarkupException {
        int begin = position++;
        boolean pre = sign == '`' && text.at(position) == '`' && text.at(position + 1) == '`';
        String language = pre ? language() : "";
        byte endSign = sign == '[' ? (byte) ']' : sign;
        int offset = out.utf16Length();
        int outputByte = out.byteLength();
        while (position < text.size()
                && (text.at(position) != endSign
                        || (pre && !(text.at(position + 1) == '`' && text.at(position + 2) == '`')))) {
            out.copy(text.at(position++));
        }
        if (position == text.size()) {
            throw new MarkupException(
                    "Can't parse entities: Can't find end of the entity starting at byte offset " + begin);
        }
        boolean empty = out.utf16Length() == offset;
        if (sign == '[') {
            link(offset, outputByte, empty);
        } else if (!empty) {
            String type = sign == '_' ? "italic" : sign == '*' ? "bold" : pre ? "pre" : "code";
            out.entity(type, offset, language);
        }
        if (pre) {
            position += 2;
        }
    }

    private String language() {
        position += 2;
        int end = position;
        while (!text.isSpace(end) && text.at(end) != '`') {
            end++;
        }
        boolean named = end != position && end < text.size() && text.at(end) != '`';
        String language = named ? text.text(position, end) : "";
        position = named ? end : position;
        if (text.at(position) == '\n' || text.at(position) == '\r') {
            position++;
        }
        return language;
    }

    private void link(int offset, int outputByte, boolean empty) {
        String url = out.since(outputByte);
        if (text.at(position + 1) == '(' && !empty) {
            int from = position + 2;
            position = from;
            while (position < text.size() && text.at(position) != ')') {
                position++;
            }
            url = text.text(from, position);
        }
        if (empty) {
            return;
        }
        var user = Links.userId(url);
        if (user.isPresent()) {
            out.entity("text_mention", offset, user.get());
        } else {
            Links.checked(url).ifPresent(checked -> out.entity("text_link", offset, checked));
        }
    }
}
