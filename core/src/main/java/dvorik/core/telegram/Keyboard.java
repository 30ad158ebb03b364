package dvorik.core.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** The buttons that come with a message; null stands for none. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Keyboard.Inline.class, name = "inline"),
    @JsonSubTypes.Type(value = Keyboard.Reply.class, name = "reply"),
    @JsonSubTypes.Type(value = Keyboard.Remove.class, name = "remove")
})
public sealed interface Keyboard {

    /** Under the message, row by row. */
    record Inline(List<List<InlineButton>> rows) implements Keyboard {}

    /**
     * In place of the person's keyboard, row by row.
     *
     * @param oneTime hidden after the first tap
     * @param placeholder shown in the input field, 1-64 characters, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reply(List<List<ReplyButton>> rows, boolean oneTime, String placeholder) implements Keyboard {}

    /** Takes the reply keyboard away. */
    record Remove() implements Keyboard {}
}
