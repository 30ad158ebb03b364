package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.text.FormattedText;
import dvorik.sandbox.text.MarkupException;

/** Reads texts and captions from arguments, with their limits. */
final class Texts {
    static final int MAX_TEXT = 4096;
    static final int MAX_CAPTION = 1024;

    private Texts() {}

    /** The {@code text} of a message: 1-4096 characters after parsing. */
    static FormattedText message(Arguments arguments) {
        String raw = arguments.text("text");
        if (raw.isEmpty()) {
            throw Refusal.badRequest("Message text is empty");
        }
        JsonNode entities = arguments.json("entities", "entities").orElse(null);
        FormattedText text = parse(raw, arguments.text("parse_mode"), entities);
        if (text.isEmpty()) {
            throw Refusal.badRequest("Text must be non-empty");
        }
        if (text.length() > MAX_TEXT) {
            throw Refusal.badRequest("Message is too long");
        }
        return text;
    }

    /** The {@code caption} of a message: up to 1024 characters after parsing. */
    static FormattedText caption(Arguments arguments) {
        JsonNode entities =
                arguments.json("caption_entities", "caption entities").orElse(null);
        return caption(arguments.text("caption"), arguments.text("parse_mode"), entities);
    }

    /** @param entities null for none */
    static FormattedText caption(String raw, String parseMode, JsonNode entities) {
        FormattedText text = parse(raw, parseMode, entities);
        if (text.length() > MAX_CAPTION) {
            throw Refusal.badRequest("Message caption is too long");
        }
        return text;
    }

    private static FormattedText parse(String raw, String parseMode, JsonNode entities) {
        try {
            return FormattedText.parse(raw, parseMode, entities);
        } catch (MarkupException e) {
            throw Refusal.badRequest(e.getMessage());
        }
    }
}
