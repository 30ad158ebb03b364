package dvorik.core.conversation;

import dvorik.core.conversation.Sent.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes a text with its formatting as Telegram's HTML. Marks may cross each other; tags may not: those that are crossed
 * are closed and opened again, quotations and links never, for they would become two.
 */
final class MarkedText {
    /** Those that stand outside come first. Other kinds are found by Telegram again by itself, or cannot be sent by bots. */
    private static final List<String> OUTSIDE_FIRST = List.of(
            "blockquote",
            "expandable_blockquote",
            "pre",
            "code",
            "text_link",
            "text_mention",
            "bold",
            "italic",
            "underline",
            "strikethrough",
            "spoiler");

    private static final Comparator<Mark> ORDER = Comparator.<Mark>comparingInt(
                    mark -> OUTSIDE_FIRST.indexOf(mark.kind()))
            .thenComparingInt(Mark::from);

    private MarkedText() {}

    static String html(String text, List<Mark> marks) {
        var known = marks.stream()
                .filter(mark -> OUTSIDE_FIRST.contains(mark.kind()))
                .filter(mark -> 0 <= mark.from() && mark.from() < mark.until() && mark.until() <= text.length())
                .sorted(ORDER)
                .toList();
        var cuts = new TreeSet<>(List.of(0, text.length()));
        known.forEach(mark -> {
            cuts.add(mark.from());
            cuts.add(mark.until());
        });
        var html = new StringBuilder();
        List<Mark> open = new ArrayList<>();
        int from = 0;
        for (int cut : cuts) {
            if (cut > from) {
                int here = from;
                var wanted = known.stream()
                        .filter(mark -> mark.from() <= here && here < mark.until())
                        .toList();
                change(html, open, wanted);
                html.append(escaped(text.substring(from, cut)));
                from = cut;
            }
        }
        change(html, open, List.of());
        return html.toString();
    }

    /** Closes as many tags as must be, and opens what is missing. */
    private static void change(StringBuilder html, List<Mark> open, List<Mark> wanted) {
        int same = 0;
        while (same < open.size() && same < wanted.size() && open.get(same) == wanted.get(same)) {
            same++;
        }
        while (open.size() > same) {
            html.append(closing(open.removeLast()));
        }
        wanted.subList(same, wanted.size()).forEach(mark -> {
            html.append(opening(mark));
            open.add(mark);
        });
    }

    private static String opening(Mark mark) {
        return switch (mark.kind()) {
            case "blockquote" -> "<blockquote>";
            case "expandable_blockquote" -> "<blockquote expandable>";
            case "pre" ->
                mark.argument().matches("[A-Za-z0-9_+#-]{1,30}")
                        ? "<pre><code class=\"language-" + mark.argument() + "\">"
                        : "<pre>";
            case "text_link" -> "<a href=\"" + quoted(mark.argument()) + "\">";
            case "text_mention" -> "<a href=\"tg://user?id=" + quoted(mark.argument()) + "\">";
            default -> "<" + tag(mark) + ">";
        };
    }

    private static String closing(Mark mark) {
        boolean language = mark.kind().equals("pre") && opening(mark).endsWith("\">");
        return language ? "</code></pre>" : "</" + tag(mark) + ">";
    }

    private static String tag(Mark mark) {
        return switch (mark.kind()) {
            case "blockquote", "expandable_blockquote" -> "blockquote";
            case "text_link", "text_mention" -> "a";
            case "bold" -> "b";
            case "italic" -> "i";
            case "underline" -> "u";
            case "strikethrough" -> "s";
            case "spoiler" -> "tg-spoiler";
            default -> mark.kind();
        };
    }

    /** Quotes stay: between tags they mean nothing, and within {@code {{ }}} they must be what they are. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String quoted(String value) {
        return escaped(value).replace("\"", "&quot;");
    }
}
