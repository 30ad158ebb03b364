package dvorik.sandbox.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Parse mode HTML: a port of the server's parser, errors included. One use per instance. */
final class HtmlParser {
    private final Bytes text;
    private final Utf8Output out = new Utf8Output();
    private final Deque<Open> open = new ArrayDeque<>();

    /** A tag whose end has not come yet; where it began in the output. */
    private record Open(String tag, String argument, int offset, int bytePosition) {}

    HtmlParser(byte[] bytes) {
        this.text = new Bytes(bytes);
    }

    FormattedText parse() throws MarkupException {
        int position = 0;
        while (position < text.size()) {
            position = step(position);
        }
        if (!open.isEmpty()) {
            throw error("Can't find end tag corresponding to start tag \""
                    + open.peek().tag() + "\"");
        }
        return out.finish();
    }

    private int step(int position) throws MarkupException {
        byte c = text.at(position);
        if (c == '&') {
            HtmlReference reference = HtmlReference.read(text, position);
            if (reference.codePoint() != 0) {
                out.append(reference.codePoint());
                return reference.end();
            }
        }
        if (c != '<') {
            out.copy(c);
            return position + 1;
        }
        if (text.at(position + 1) == '/') {
            return endTag(position) + 1;
        }
        try {
            HtmlStartTag tag = HtmlStartTag.read(text, position);
            open.push(new Open(tag.name(), tag.argument(), out.utf16Length(), out.byteLength()));
            return tag.end() + 1;
        } catch (MarkupException e) {
            throw error(e.getMessage());
        }
    }

    private int endTag(int begin) throws MarkupException {
        if (open.isEmpty()) {
            throw error("Unexpected end tag at byte offset " + begin);
        }
        int nameEnd = text.skipName(begin + 2);
        String name = text.lowerCase(begin + 2, nameEnd);
        int end = text.skipSpaces(nameEnd);
        if (text.at(end) != '>') {
            throw error("Unclosed end tag at byte offset " + begin);
        }
        Open tag = open.pop();
        if (!name.isEmpty() && !name.equals(tag.tag())) {
            throw error("Unmatched end tag at byte offset " + begin + ", expected \"</" + tag.tag() + ">\", found \"</"
                    + name + ">\"");
        }
        if (out.utf16Length() > tag.offset()) {
            close(tag);
        }
        return end;
    }

    private void close(Open tag) throws MarkupException {
        switch (tag.tag()) {
            case "i", "em" -> out.entity("italic", tag.offset(), "");
            case "b", "strong" -> out.entity("bold", tag.offset(), "");
            case "s", "strike", "del" -> out.entity("strikethrough", tag.offset(), "");
            case "u", "ins" -> out.entity("underline", tag.offset(), "");
            case "tg-spoiler", "span" -> out.entity("spoiler", tag.offset(), "");
            case "blockquote" ->
                out.entity(tag.argument().isEmpty() ? "blockquote" : "expandable_blockquote", tag.offset(), "");
            case "tg-emoji" -> emoji(tag);
            case "tg-time" -> time(tag);
            case "a" -> link(tag);
            case "pre" -> pre(tag);
            case "code" -> code(tag);
            default -> throw new IllegalStateException(tag.tag());
        }
    }

    private void emoji(Open tag) throws MarkupException {
        if (!tag.argument().matches("[1-9][0-9]{0,18}")) {
            throw error("Invalid custom emoji identifier specified");
        }
        out.entity("custom_emoji", tag.offset(), tag.argument());
    }

    private void time(Open tag) {
        if (tag.argument().matches("[1-9][0-9]{0,9}")) {
            out.entity("date_time", tag.offset(), tag.argument());
        }
    }

    private void link(Open tag) {
        String url = tag.argument().isEmpty() ? out.since(tag.bytePosition()) : tag.argument();
        Optional<String> user = Links.userId(url);
        if (user.isPresent()) {
            out.entity("text_mention", tag.offset(), user.get());
        } else {
            Links.checked(url).ifPresent(checked -> out.entity("text_link", tag.offset(), checked));
        }
    }

    /** {@code <pre><code class="language-x">} is one entity with a language, whichever tag closes last. */
    private void pre(Open tag) {
        List<Entity> entities = out.entities();
        Entity last = entities.isEmpty() ? null : entities.getLast();
        if (last != null
                && last.type().equals("code")
                && covers(last, tag)
                && !last.argument().isEmpty()) {
            entities.removeLast();
            out.entity("pre", tag.offset(), last.argument());
        } else {
            out.entity("pre", tag.offset(), "");
        }
    }

    private void code(Open tag) {
        List<Entity> entities = out.entities();
        Entity last = entities.isEmpty() ? null : entities.getLast();
        if (last != null
                && last.type().equals("pre")
                && covers(last, tag)
                && !tag.argument().isEmpty()) {
            entities.removeLast();
            out.entity("pre", tag.offset(), tag.argument());
        } else {
            out.entity("code", tag.offset(), tag.argument());
        }
    }

    private boolean covers(Entity entity, Open tag) {
        return entity.offset() == tag.offset() && entity.end() == out.utf16Length();
    }

    private static MarkupException error(String message) {
        return new MarkupException("Can't parse entities: " + message);
    }
}
