package dvorik.sandbox.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dvorik.sandbox.world.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text with its entities, sorted by place. */
public record FormattedText(String text, List<Entity> entities) {
    private static final int MAX_RAW_BYTES = 1 << 15;

    public static final FormattedText EMPTY = new FormattedText("", List.of());

    public FormattedText {
        entities = List.copyOf(entities);
    }

    /**
     * Reads a text as a bot sends it: markup is parsed, spaces around are cut, links and commands are found.
     *
     * @param parseMode {@code HTML}, {@code MarkdownV2} or {@code Markdown} in any case; empty for none
     * @param given the entities sent instead of markup; null for none
     * @throws MarkupException when the markup is wrong, or the text is over 32 KB
     */
    public static FormattedText parse(String raw, String parseMode, JsonNode given) throws MarkupException {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_RAW_BYTES) {
            throw new MarkupException("Text is too long");
        }
        String mode = parseMode.toLowerCase(Locale.ROOT);
        if (raw.isEmpty() || mode.isEmpty() || mode.equals("none")) {
            return EntityCleaner.clean(raw, givenEntities(given));
        }
        FormattedText parsed =
                switch (mode) {
                    case "html" -> new HtmlParser(bytes).parse();
                    case "markdownv2" -> new MarkdownV2Parser(bytes).parse();
                    case "markdown" -> new MarkdownParser(bytes).parse();
                    default -> throw new MarkupException("Unsupported parse_mode");
                };
        return EntityCleaner.clean(parsed.text(), parsed.entities());
    }

    /** What a person typed: no markup, but links, commands and the like are found. */
    public static FormattedText typed(String text) {
        return EntityCleaner.clean(text, List.of());
    }

    private static List<Entity> givenEntities(JsonNode given) throws MarkupException {
        List<Entity> entities = new ArrayList<>();
        if (given != null && given.isArray()) {
            for (JsonNode entity : given) {
                Entity read = Entity.of(entity);
                if (!AutoEntities.TYPES.contains(read.type())) {
                    entities.add(read);
                }
            }
        }
        return entities;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** In code points, as the limits of the Bot API count. */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    public ArrayNode entitiesAsJson() {
        ArrayNode list = Json.array();
        entities.forEach(entity -> list.add(entity.asJson()));
        return list;
    }
}
