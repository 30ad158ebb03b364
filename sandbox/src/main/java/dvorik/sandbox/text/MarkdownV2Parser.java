package dvorik.sandbox.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Parse mode MarkdownV2: a port of the server's parser, errors included. One use per instance. */
final class MarkdownV2Parser {
    private static final String RESERVED = "_*[]()~`>#+-=|{}.!\n";

    private final Bytes text;
    private final Utf8Output out = new Utf8Output();
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean haveQuote;
    private boolean canStartQuote = true;
    private int position;

    /** The server's names of what can be open; they appear in its errors. */
    private enum Kind {
        BOLD("Bold", "bold"),
        ITALIC("Italic", "italic"),
        UNDERLINE("Underline", "underline"),
        STRIKETHROUGH("Strikethrough", "strikethrough"),
        SPOILER("Spoiler", "spoiler"),
        CODE("Code", "code"),
        PRE("Pre", "pre"),
        PRE_CODE("PreCode", "pre"),
        TEXT_URL("TextUrl", "text_link"),
        CUSTOM_EMOJI("CustomEmoji", "custom_emoji"),
        QUOTE("BlockQuote", "blockquote");

        private final String title;
        private final String type;

        Kind(String title, String type) {
            this.title = title;
            this.type = type;
        }

        boolean isVerbatim() {
            return this == CODE || this == PRE || this == PRE_CODE;
        }
    }

    /** An entity that was begun: where in the source, in the output and in its bytes. */
    private record Open(Kind kind, String argument, int offset, int sourceByte, int outputByte) {}

    MarkdownV2Parser(byte[] bytes) {
        this.text = new Bytes(bytes);
    }

    FormattedText parse() throws MarkupException {
        while (position < text.size()) {
            step();
            position++;
        }
        finishQuote();
        if (!open.isEmpty()) {
            throw endNotFound(open.peek());
        }
        return out.finish();
    }

    private void step() throws MarkupException {
        byte c = text.at(position);
        if (text.isEscape(position)) {
            position++;
            byte escaped = text.at(position);
            out.copy(escaped);
            if (escaped != '\r') {
                canStartQuote = escaped == '\n';
            }
            return;
        }
        boolean verbatim = !open.isEmpty() && open.peek().kind().isVerbatim();
        if (c < 0 || (verbatim ? c != '`' : RESERVED.indexOf(c) < 0)) {
            out.copy(c);
            if (c != '\r') {
                canStartQuote = false;
            }
        } else if (endsEntity(c)) {
            end(c);
        } else {
            begin(c);
        }
    }

    private boolean endsEntity(byte c) {
        if (open.isEmpty()) {
            return false;
        }
        if (haveQuote && c == '\n' && (position + 1 == text.size() || text.at(position + 1) != '>')) {
            return true;
        }
        boolean twice = text.at(position + 1) == c;
        return switch (open.peek().kind()) {
            case BOLD -> c == '*';
            case ITALIC -> c == '_' && !twice;
            case CODE -> c == '`';
            case PRE, PRE_CODE -> c == '`' && twice && text.at(position + 2) == '`';
            case TEXT_URL, CUSTOM_EMOJI -> c == ']';
            case UNDERLINE -> c == '_' && twice;
            case STRIKETHROUGH -> c == '~';
            case SPOILER -> c == '|' && twice;
            case QUOTE -> false;
        };
    }

    private void begin(byte c) throws MarkupException {
        int from = position;
        boolean twice = text.at(position + 1) == c;
        switch (c) {
            case '\n' -> {
                out.copy(c);
                canStartQuote = true;
            }
            case '_' -> {
                position += twice ? 1 : 0;
                push(twice ? Kind.UNDERLINE : Kind.ITALIC, "", from);
            }
            case '*' -> push(Kind.BOLD, "", from);
            case '~' -> push(Kind.STRIKETHROUGH, "", from);
            case '[' -> push(Kind.TEXT_URL, "", from);
            case '`' -> beginCode(from);
            case '|' -> {
                checkAllowed(twice, c);
                position++;
                push(Kind.SPOILER, "", from);
            }
            case '!' -> {
                checkAllowed(text.at(position + 1) == '[', c);
                position++;
                push(Kind.CUSTOM_EMOJI, "", from);
            }
            case '>' -> {
                checkAllowed(canStartQuote, c);
                if (!haveQuote) {
                    haveQuote = true;
                    push(Kind.QUOTE, "", from);
                }
            }
            default -> checkAllowed(false, c);
        }
    }

    private void beginCode(int from) {
        if (text.at(position + 1) != '`' || text.at(position + 2) != '`') {
            push(Kind.CODE, "", from);
            return;
        }
        position += 3;
        int languageEnd = position;
        while (!text.isSpace(languageEnd) && text.at(languageEnd) != '`') {
            languageEnd++;
        }
        boolean hasLanguage = languageEnd != position && languageEnd < text.size() && text.at(languageEnd) != '`';
        String language = hasLanguage ? text.text(position, languageEnd) : "";
        position = hasLanguage ? languageEnd : position;
        if (isNewLine(position)) {
            boolean pair = isNewLine(position + 1) && text.at(position) != text.at(position + 1);
            position += pair ? 2 : 1;
        }
        position--;
        push(hasLanguage ? Kind.PRE_CODE : Kind.PRE, language, from);
    }

    private boolean isNewLine(int at) {
        return text.at(at) == '\n' || text.at(at) == '\r';
    }

    private void push(Kind kind, String argument, int sourceByte) {
        open.push(new Open(kind, argument, out.utf16Length(), sourceByte, out.byteLength()));
    }

    private void end(byte c) throws MarkupException {
        boolean expandable = false;
        if (c == '\n' && open.peek().kind() != Kind.QUOTE) {
            dropEmptySpoilerBeforeLineEnd();
            expandable = true;
        }
        Open entity = open.pop();
        boolean empty = out.utf16Length() == entity.offset();
        switch (entity.kind()) {
            case QUOTE -> {
                haveQuote = false;
                canStartQuote = true;
                out.copy(text.at(position));
                out.entity(expandable ? "expandable_blockquote" : "blockquote", entity.offset(), "");
                return;
            }
            case UNDERLINE, SPOILER -> position++;
            case PRE, PRE_CODE -> position += 2;
            case TEXT_URL -> {
                link(entity, empty);
                return;
            }
            case CUSTOM_EMOJI -> {
                emoji(entity, empty);
                return;
            }
            default -> {}
        }
        if (!empty) {
            out.entity(entity.kind().type, entity.offset(), entity.argument());
        }
    }

    /** {@code ||} at the end of a quotation's last line makes it expandable; anything else open there is an error. */
    private void dropEmptySpoilerBeforeLineEnd() throws MarkupException {
        Open last = open.peek();
        boolean justOpened = last.sourceByte() == position - 2
                || (last.sourceByte() == position - 3 && out.endsWithCarriageReturn());
        if (last.kind() != Kind.SPOILER || !justOpened) {
            throw endNotFound(last);
        }
        open.pop();
        if (open.isEmpty() || open.peek().kind() != Kind.QUOTE) {
            throw endNotFound(open.isEmpty() ? last : open.peek());
        }
    }

    private void link(Open entity, boolean empty) throws MarkupException {
        String url = text.at(position + 1) == '(' ? readUrl() : out.since(entity.outputByte());
        if (empty) {
            return;
        }
        var user = Links.userId(url);
        if (user.isPresent()) {
            out.entity("text_mention", entity.offset(), user.get());
        } else {
            Links.checked(url).ifPresent(checked -> out.entity("text_link", entity.offset(), checked));
        }
    }

    private void emoji(Open entity, boolean empty) throws MarkupException {
        if (text.at(position + 1) != '(') {
            throw error("The entity must contain a tg://emoji or tg://time URL");
        }
        String url = readUrl();
        var emoji = Links.emojiId(url);
        var time = Links.unixTime(url);
        if (emoji.isEmpty() && time.isEmpty()) {
            throw error("Invalid tg://emoji or tg://time URL specified");
        }
        if (!empty) {
            String type = emoji.isPresent() ? "custom_emoji" : "date_time";
            out.entity(type, entity.offset(), emoji.or(() -> time).orElseThrow());
        }
    }

    /** Reads {@code (url)} behind the closing bracket and stops at its end. */
    private String readUrl() throws MarkupException {
        position += 2;
        int from = position;
        var url = new ByteArrayOutputStream();
        while (position < text.size() && text.at(position) != ')') {
            if (text.isEscape(position)) {
                position++;
            }
            url.write(text.at(position++));
        }
        if (text.at(position) != ')') {
            throw error("Can't find end of a URL at byte offset " + from);
        }
        return url.toString(StandardCharsets.UTF_8);
    }

    private void finishQuote() {
        if (!haveQuote) {
            return;
        }
        String type = "blockquote";
        if (open.peek().kind() == Kind.SPOILER && open.peek().sourceByte() == text.size() - 2) {
            open.pop();
            type = "expandable_blockquote";
        }
        if (open.peek().kind() == Kind.QUOTE) {
            Open quote = open.pop();
            if (out.utf16Length() > quote.offset()) {
                out.entity(type, quote.offset(), "");
            }
        }
    }

    private static void checkAllowed(boolean allowed, byte c) throws MarkupException {
        if (!allowed) {
            throw error("Character '" + (char) c + "' is reserved and must be escaped with the preceding '\\'");
        }
    }

    private static MarkupException endNotFound(Open entity) {
        return error("Can't find end of " + entity.kind().title + " entity at byte offset " + entity.sourceByte());
    }

    private static MarkupException error(String message) {
        return new MarkupException("Can't parse entities: " + message);
    }
}
