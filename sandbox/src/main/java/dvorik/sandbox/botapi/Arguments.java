package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a call was given, whatever the shape of the request: a number may come as text and an object as JSON text, as the
 * real server allows.
 */
public final class Arguments {
    private static final Set<String> TRUE = Set.of("true", "yes", "1");

    private final ObjectNode values;
    private final Map<String, Upload> uploads;

    Arguments(ObjectNode values, Map<String, Upload> uploads) {
        this.values = values;
        this.uploads = uploads;
    }

    /** The values as they came, for the schema check. */
    public ObjectNode values() {
        return values;
    }

    /** The file part of that name. */
    public Optional<Upload> upload(String name) {
        return Optional.ofNullable(uploads.get(name));
    }

    /** The names of the parts that are files. */
    public Set<String> fileParts() {
        return uploads.keySet();
    }

    /** Whether the argument is there and not empty. */
    public boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** Empty when absent; the JSON text of an object or a list. */
    public String text(String name) {
        JsonNode value = values.get(name);
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** @throws Refusal when it is absent or empty */
    public String required(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            throw Refusal.badRequest("Parameter \"" + name + "\" is required");
        }
        return value;
    }

    public boolean flag(String name) {
        return TRUE.contains(text(name).toLowerCase(Locale.ROOT));
    }

    /** Anything that is no number counts as 0, as on the real server. */
    public long number(String name) {
        return parseLong(text(name).strip()).orElse(0L);
    }

    /** As {@link #number}, held within the bounds. */
    public int integer(String name, int whenAbsent, int min, int max) {
        return has(name) ? Math.clamp(number(name), min, max) : whenAbsent;
    }

    /** 0 when absent or not positive. */
    public int messageId(String name) {
        return integer(name, 0, 0, Integer.MAX_VALUE);
    }

    /**
     * An object or a list, also when it came as JSON text; empty when absent.
     *
     * @param what named in the refusal of text that is not JSON
     */
    public Optional<JsonNode> json(String name, String what) {
        JsonNode value = values.get(name);
        if (value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            return Optional.of(value);
        }
        return Optional.of(Json.parse(value.textValue())
                .orElseThrow(() -> Refusal.badRequest("Can't parse " + what + " JSON object")));
    }

    static Optional<Long> parseLong(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
