package dvorik.core.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dvorik.core.text.Json;

/** The stored form of {@link MessageContent}. */
public final class ContentJson {
    private static final ObjectMapper MAPPER =
            Json.mapper().addModule(new Jdk8Module()).build();

    private ContentJson() {}

    public static String write(MessageContent content) {
        try {
            return MAPPER.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contents can be written", e);
        }
    }

    public static MessageContent read(String json) {
        try {
            return MAPPER.readValue(json, MessageContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored content cannot be read", e);
        }
    }
}
