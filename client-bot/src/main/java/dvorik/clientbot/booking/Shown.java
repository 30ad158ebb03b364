package dvorik.clientbot.booking;

import dvorik.clientbot.ClientDialog;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.text.Text;
import java.util.Optional;

/**
 * A step of booking as it is shown.
 *
 * @param state null: the way ends here
 * @param alert over the chat, to be closed by the person
 */
record Shown(ClientDialog state, Message message, Optional<Text> alert) {
    static Shown of(ClientDialog state, Message message) {
        return new Shown(state, message, Optional.empty());
    }

    Shown alerting(Text words) {
        return new Shown(state, message, Optional.of(words));
    }

    /** In place of the message that was tapped. */
    Turn<ClientDialog> edited() {
        var turn = turn().edit(message);
        return alert.map(turn::alert).orElse(turn);
    }

    /** As a new message; the alert stands above it, for there may have been no tap. */
    Turn<ClientDialog> said() {
        return alert.map(words -> turn().say(Message.of(words))).orElse(turn()).say(message);
    }

    private Turn<ClientDialog> turn() {
        return state == null ? Turn.rest() : Turn.to(state);
    }
}
