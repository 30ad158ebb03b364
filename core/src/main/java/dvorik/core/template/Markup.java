package dvorik.core.template;

import dvorik.core.template.Fault.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads Telegram's HTML as it comes, in pieces: words, and values whose text is not known yet but is escaped. Knows at any
 * point which tags are open and how long the text is by then.
 *
 * <p>What may stand in it: <a href="https://core.telegram.org/bots/api#html-style">HTML style</a>.
 */
final class Markup {
    private static final Set<String> PLAIN =
            Set.of("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "tg-spoiler");
    private static final Set<String> FIXED = Set.of("pre", "code");
    private static final Pattern START =
            Pattern.compile("([a-z][a-z0-9-]*)((?:\\s+[a-z-]+(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))?)*)\\s*");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([a-z-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK =
            Pattern.compile("(?i)(https://[^\\s/?#\\x00]+.*|tg://[^\\s\\x00]+)", Pattern.DOTALL);
    private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9_+#-]{1,30}");
    private static final Map<String, Character> ENTITIES = Map.of("lt", '<', "gt", '>', "amp", '&', "quot", '"');
    private static final Pattern ENTITY = Pattern.compile("&(?:([a-zA-Z]{1,12})|#(\\d{1,7})|#x([0-9a-fA-F]{1,6}));");

    /** Stands for a value within a tag. */
    private static final char VALUE = '\0';

    private final List<String> open = new ArrayList<>();
    private final List<Integer> openedIn = new ArrayList<>();
    private StringBuilder tag;
    private int tagLine;
    private char quote;
    private int length;
    private int line = 1;

    /** What is wrong, and in which line. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
        private final Reason reason;
        private final String what;
        private final int line;

        Broken(Reason reason, String what, int line) {
            super(reason.name(), null, false, false);
            this.reason = reason;
            this.what = what;
            this.line = line;
        }

        Reason reason() {
            return reason;
        }

        String what() {
            return what;
        }

        int line() {
            return line;
        }
    }

    /** @return an independent reader at the same point */
    Markup copy() {
        var copy = new Markup();
        copy.open.addAll(open);
        copy.openedIn.addAll(openedIn);
        copy.tagLine = tagLine;
        copy.tag = tag == null ? null : new StringBuilder(tag);
        copy.quote = quote;
        copy.length = length;
        copy.line = line;
        return copy;
    }

    boolean isAtSamePoint(Markup other) {
        return tag == null && other.tag == null && open.equals(other.open);
    }

    boolean isInTag() {
        return tag != null;
    }

    /** @return characters as Telegram counts them: UTF-16 units without markup */
    int length() {
        return length;
    }

    void atLeast(int other) {
        length = Math.max(length, other);
    }

    /** @param at the line in which the words begin */
    void words(String words, int at) throws Broken {
        line = at;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (tag != null) {
                inTag(c);
            } else if (c == '<') {
                tag = new StringBuilder();
                tagLine = line;
                quote = '\0';
            } else if (c == '&') {
                i += entity(words, i);
                length++;
            } else {
                length++;
            }
            if (c == '\n') {
                line++;
            }
        }
    }

    /** @param longest what the value may come to */
    void value(int longest, int at) throws Broken {
        line = at;
        if (tag == null) {
            length += longest;
        } else if (quote == '\0') {
            throw broken(Reason.VALUE_IN_TAG, "<" + tag);
        } else {
            tag.append(VALUE);
        }
    }

    void end() throws Broken {
        if (tag != null) {
            throw new Broken(Reason.LONE_BRACKET, "<" + tag.toString().replace(VALUE, '…'), tagLine);
        }
        if (!open.isEmpty()) {
            throw new Broken(Reason.UNCLOSED_MARKUP, open.getLast(), openedIn.getLast());
        }
    }

    private void inTag(char c) throws Broken {
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
            tag.append(c);
        } else if (c == '>') {
            var text = tag.toString();
            tag = null;
            closed(text);
        } else if (c == '<') {
            throw broken(Reason.LONE_BRACKET, "<" + tag);
        } else {
            if (tag.isEmpty() && c != '/' && !Character.isLetter(c)) {
                throw broken(Reason.LONE_BRACKET, "<");
            }
            if (c == '"' || c == '\'') {
                quote = c;
            }
            tag.append(c);
        }
    }

    private void closed(String text) throws Broken {
        if (text.startsWith("/")) {
            var name = text.substring(1).strip().toLowerCase(Locale.ROOT);
            if (open.isEmpty() || !open.getLast().equals(name)) {
                throw broken(Reason.UNEXPECTED_END, name);
            }
            open.removeLast();
            openedIn.removeLast();
            return;
        }
        var m = START.matcher(lowerOutsideQuotes(text));
        if (!m.matches()) {
            throw broken(Reason.UNKNOWN_MARKUP, text);
        }
        var name = m.group(1);
        nested(name);
        attributes(name, text.substring(name.length()));
        open.add(name);
        openedIn.add(tagLine);
    }

    private void nested(String name) throws Broken {
        boolean codeOfPre =
                name.equals("code") && !open.isEmpty() && open.getLast().equals("pre");
        if (open.stream().anyMatch(FIXED::contains) && !codeOfPre
                || FIXED.contains(name) && !codeOfPre && open.contains("a")
                || name.equals("a") && open.contains("a")
                || name.equals("blockquote") && open.contains("blockquote")) {
            throw broken(Reason.NESTED_MARKUP, name);
        }
    }

    private void attributes(String name, String text) throws Broken {
        int given = 0;
        var m = ATTRIBUTE.matcher(text);
        while (m.find()) {
            given++;
            var attribute = m.group(1).toLowerCase(Locale.ROOT);
            var value = Optional.ofNullable(m.group(2)).orElse(m.group(3));
            check(name, attribute, value);
        }
        boolean needed = name.equals("a") || name.equals("span") || name.equals("tg-emoji");
        boolean known = needed || name.equals("blockquote") || PLAIN.contains(name);
        if (!known) {
            throw broken(Reason.UNKNOWN_MARKUP, name);
        }
        if (given > 1 || needed && given == 0) {
            throw broken(Reason.BAD_ATTRIBUTE, name);
        }
    }

    private void check(String name, String attribute, String value) throws Broken {
        boolean good =
                switch (name) {
                    case "a" -> attribute.equals("href") && value != null;
                    case "span" -> attribute.equals("class") && "tg-spoiler".equals(value);
                    case "tg-emoji" -> attribute.equals("emoji-id") && value != null && value.matches("\\d{1,19}");
                    case "blockquote" -> attribute.equals("expandable") && (value == null || value.isEmpty());
                    case "code" ->
                        attribute.equals("class")
                                && value != null
                                && LANGUAGE.matcher(value).matches()
                                && open.contains("pre");
                    default -> !PLAIN.contains(name);
                };
        if (!good) {
            throw broken(Reason.BAD_ATTRIBUTE, name + " " + attribute);
        }
        if (name.equals("a") && !LINK.matcher(value).matches()) {
            throw broken(Reason.BAD_LINK, value.replace(VALUE, '…'));
        }
    }

    private int entity(String words, int at) throws Broken {
        var m = ENTITY.matcher(words).region(at, Math.min(words.length(), at + 15));
        if (!m.lookingAt()) {
            return 0;
        }
        if (m.group(1) != null && !ENTITIES.containsKey(m.group(1).toLowerCase(Locale.ROOT))) {
            throw broken(Reason.UNKNOWN_ENTITY, m.group());
        }
        return m.group().length() - 1;
    }

    private static String lowerOutsideQuotes(String text) {
        var m = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\"']+").matcher(text);
        return m.replaceAll(part -> java.util.regex.Matcher.quoteReplacement(
                part.group().startsWith("\"") || part.group().startsWith("'")
                        ? part.group()
                        : part.group().toLowerCase(Locale.ROOT)));
    }

    private Broken broken(Reason reason, String what) {
        return new Broken(reason, what.replace(VALUE, '…'), line);
    }

    /** @return the words alone, entities as their characters; for output that came out too long after all */
    static String plain(String html) {
        var text = html.replaceAll("<[^<>]*>", "");
        return ENTITY.matcher(text).replaceAll(m -> {
            var name = m.group(1);
            if (name != null) {
                var c = ENTITIES.get(name.toLowerCase(Locale.ROOT));
                return java.util.regex.Matcher.quoteReplacement(c == null ? m.group() : c.toString());
            }
            int code = m.group(2) != null ? Integer.parseInt(m.group(2)) : Integer.parseInt(m.group(3), 16);
            return Character.isValidCodePoint(code) && code > 0
                    ? java.util.regex.Matcher.quoteReplacement(Character.toString(code))
                    : "";
        });
    }
}
