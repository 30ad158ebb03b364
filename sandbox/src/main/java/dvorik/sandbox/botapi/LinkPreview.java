package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.world.Json;
import java.util.Optional;

/** Reads {@code link_preview_options} and its older form. */
final class LinkPreview {
    private LinkPreview() {}

    static Optional<JsonNode> read(Arguments arguments) {
        Optional<JsonNode> options = arguments.json("link_preview_options", "link preview options");
        if (options.isPresent() && !options.get().isObject()) {
            throw Refusal.badRequest("Object expected as link preview options");
        }
        if (options.isEmpty() && arguments.flag("disable_web_page_preview")) {
            return Optional.of(Json.object().put("is_disabled", true));
        }
        return options.filter(given -> !given.isEmpty());
    }
}
