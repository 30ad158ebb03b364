package dvorik.cashierbot.composing;

import dvorik.core.conversation.Message;
import dvorik.core.template.MessageContent;

/** What became of a message that was sent to go out. */
sealed interface Taken {
    /** @param name how staff find it again */
    record Good(MessageContent content, String name) implements Taken {}

    /** @param why with what can be done about it */
    record Bad(Message why) implements Taken {}
}
