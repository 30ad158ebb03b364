package dvorik.sandbox.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Renders a text with entities as HTML that is safe to show: all text is escaped, addresses are http(s), tg or none. */
public final class HtmlRenderer {
    private HtmlRenderer() {}

    /** @param entities an array of {@code MessageEntity}; may be missing */
    public static String render(String text, JsonNode entities) {
        if (entities.isEmpty()) {
            return escape(text);
        }
        var cuts = new TreeSet<Integer>();
        cuts.add(text.length());
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode entity : entities) {
            all.add(entity);
            cuts.add(Math.clamp(entity.path("offset").asInt(), 0, text.length()));
            cuts.add(Math.clamp(end(entity), 0, text.length()));
        }
        var html = new StringBuilder();
        int from = 0;
        for (int cut : cuts) {
            if (cut > from) {
                segment(html, text, all, from, cut);
                from = cut;
            }
        }
        return html.toString();
    }

    /** A part within which no entity begins or ends: opened and closed by itself, so crossing entities cannot break it. */
    private static void segment(StringBuilder html, String text, List<JsonNode> entities, int from, int to) {
        List<JsonNode> covering = entities.stream()
                .filter(entity -> entity.path("offset").asInt() <= from && to <= end(entity))
                .toList();
        for (JsonNode entity : covering) {
            String whole = text.substring(entity.path("offset").asInt(), Math.min(end(entity), text.length()));
            html.append(open(entity, whole));
        }
        html.append(escape(text.substring(from, to)));
        for (JsonNode entity : covering.reversed()) {
            html.append("</").append(tag(entity)).append('>');
        }
    }

    private static int end(JsonNode entity) {
        return entity.path("offset").asInt() + entity.path("length").asInt();
    }

    private static String tag(JsonNode entity) {
        return switch (entity.path("type").asText()) {
            case "bold" -> "b";
            case "italic" -> "i";
            case "underline" -> "u";
            case "strikethrough" -> "s";
            case "code" -> "code";
            case "pre" -> "pre";
            case "blockquote", "expandable_blockquote" -> "blockquote";
            case "text_link", "url" -> "a";
            default -> "span";
        };
    }

    private static String open(JsonNode entity, String covered) {
        String tag = tag(entity);
        String type = entity.path("type").asText();
        if (tag.equals("a")) {
            String address = type.equals("url") ? covered : entity.path("url").asText();
            return "<a rel=\"noopener noreferrer\" target=\"_blank\" href=\"" + escape(safeAddress(address)) + "\">";
        }
        return tag.equals("span") ? "<span class=\"tg-" + escape(type) + "\">" : "<" + tag + ">";
    }

    private static String safeAddress(String address) {
        boolean known = address.matches("(?is)(https?|tg|mailto|tel):.*");
        boolean bare = !address.contains(":");
        return known ? address : bare ? "http://" + address : "#";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
