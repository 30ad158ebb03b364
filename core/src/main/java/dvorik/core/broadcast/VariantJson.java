package dvorik.core.broadcast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dvorik.core.broadcast.BroadcastPlan.TemplateUse;
import dvorik.core.broadcast.BroadcastPlan.Variant;
import dvorik.core.template.MessageContent;
import dvorik.core.text.Json;
import java.util.Optional;

/** The stored form of what a variant says: its content, and beside it {@code "template": {"key": …, "version": …}}. */
final class VariantJson {
    private static final String TEMPLATE = "template";
    private static final ObjectMapper MAPPER =
            Json.mapper().addModule(new Jdk8Module()).build();

    private VariantJson() {}

    static String write(Variant variant) {
        ObjectNode json = MAPPER.valueToTree(variant.content());
        variant.template().ifPresent(use -> json.set(TEMPLATE, MAPPER.valueToTree(use)));
        return json.toString();
    }

    static Variant read(String name, int share, String stored) {
        try {
            var json = (ObjectNode) MAPPER.readTree(stored);
            var use = Optional.ofNullable(json.remove(TEMPLATE));
            return new Variant(
                    name,
                    share,
                    MAPPER.treeToValue(json, MessageContent.class),
                    use.isEmpty() ? Optional.empty() : Optional.of(MAPPER.treeToValue(use.get(), TemplateUse.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored message cannot be read", e);
        }
    }
}
