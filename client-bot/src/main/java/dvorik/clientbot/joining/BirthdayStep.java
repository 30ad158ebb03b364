package dvorik.clientbot.joining;

import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientDialog.AskBirthday;
import dvorik.clientbot.MenuKeys;
import dvorik.clientbot.asking.BirthdayQuestion;
import dvorik.clientbot.asking.BirthdayQuestion.Answer;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.time.Clock;
import java.util.Optional;

/** Waits for a birthday, picked or typed, or for "skip". */
final class BirthdayStep implements Step<AskBirthday> {
    private final BirthdayQuestion question;
    private final JoiningEnd end;

    /** @param clock business time */
    BirthdayStep(Clock clock, JoiningEnd end) {
        this.question = new BirthdayQuestion(clock, "client.birthday.skip");
        this.end = end;
    }

    Turn<ClientDialog> ask(AskBirthday state) {
        return Turn.<ClientDialog>to(state).say(question(state));
    }

    @Override
    public Message question(AskBirthday state, Visitor visitor) {
        return question(state);
    }

    @Override
    public Turn<ClientDialog> on(AskBirthday state, Input input, Visitor visitor) {
        if (input instanceof Input.MenuKey(var key) && key.equals(MenuKeys.SKIP)) {
            return end.join(visitor, state, Optional.empty());
        }
        return switch (question.read(input)) {
            case Answer.Birthday(var date) -> end.join(visitor, state, Optional.of(date));
            case Answer.Left() -> end.join(visitor, state, Optional.empty());
            case Answer.Again(var say) -> Turn.<ClientDialog>to(state).opening(say);
        };
    }

    private Message question(AskBirthday state) {
        return question.ask(Text.of("client.birthday.ask").with("name", Html.shortName(state.name())));
    }
}
