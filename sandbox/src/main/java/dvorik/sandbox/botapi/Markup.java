package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came as {@code reply_markup}: buttons of the message, or a change of the keyboard under the input field. */
sealed interface Markup {
    /** Nothing was sent. */
    record None() implements Markup {}

    /** @param json an InlineKeyboardMarkup as the message shows it; no rows takes the buttons away */
    record Inline(ObjectNode json) implements Markup {
        boolean isEmpty() {
            return json.path("inline_keyboard").isEmpty();
        }
    }

    /** @param json a ReplyKeyboardMarkup or ForceReply as the person's app keeps it */
    record Keyboard(ObjectNode json) implements Markup {}

    /** Takes the keyboard away. */
    record Remove() implements Markup {}
}
