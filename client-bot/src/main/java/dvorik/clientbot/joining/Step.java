package dvorik.clientbot.joining;

import dvorik.clientbot.ClientDialog;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;

/** Waits in one state for its answer; anything else repeats the question and keeps the state. */
interface Step<S extends ClientDialog> {
    Turn<ClientDialog> on(S state, Input input, Visitor visitor);

    /** What the step waits for, to be put once more. */
    Message question(S state, Visitor visitor);
}
