package dvorik.core.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A button under a message. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InlineButton.Callback.class, name = "tap"),
    @JsonSubTypes.Type(value = InlineButton.Url.class, name = "url"),
    @JsonSubTypes.Type(value = InlineButton.CopyText.class, name = "copy")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface InlineButton {
    String text();

    /**
     * Tells us that it was tapped.
     *
     * @param data 1-64 bytes, comes back with the tap
     * @param style {@code primary}, {@code success}, {@code danger}, or null for the plain look
     */
    record Callback(String text, String data, String style) implements InlineButton {}

    /** Opens an address. */
    record Url(String text, String url) implements InlineButton {}

    /**
     * Puts a text on the clipboard.
     *
     * @param copied 1-256 characters
     */
    record CopyText(String text, String copied) implements InlineButton {}
}
