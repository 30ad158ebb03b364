package dvorik.clientbot.joining;

import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientDialog.AskBirthday;
import dvorik.clientbot.ClientDialog.AskName;
import dvorik.clientbot.asking.FirstName;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Optional;

/** Waits for a first name; Telegram's own stands ready as a key of the keyboard. */
final class NameStep implements Step<AskName> {
    private final BirthdayStep next;

    NameStep(BirthdayStep next) {
        this.next = next;
    }

    Turn<ClientDialog> ask(Visitor visitor, AskName state) {
        return Turn.<ClientDialog>to(state).say(question(state, visitor));
    }

    @Override
    public Message question(AskName state, Visitor visitor) {
        return question("client.name.ask", visitor);
    }

    @Override
    public Turn<ClientDialog> on(AskName state, Input input, Visitor visitor) {
        if (!(input instanceof Input.Typed(var text))) {
            return Turn.<ClientDialog>stay(state).say(question("client.name.type-it", visitor));
        }
        return switch (FirstName.read(text)) {
            case FirstName.Read.Name(var name) -> next.ask(new AskBirthday(state.phone(), name));
            case FirstName.Read.TooLong() ->
                Turn.<ClientDialog>stay(state).say(question("client.name.too-long", visitor));
            case FirstName.Read.NoLetters() ->
                Turn.<ClientDialog>stay(state).say(question("client.name.no-letters", visitor));
        };
    }

    private static Message question(String key, Visitor visitor) {
        Optional<Buttons> suggestion = FirstName.read(visitor.firstName()) instanceof FirstName.Read.Name(var name)
                ? Optional.of(new Buttons.Menu(
                        List.of(List.of(
                                new Buttons.Key(Text.of("common.value").with("value", name), Buttons.KeyKind.TEXT))),
                        true))
                : Optional.empty();
        return Message.of(key).with(suggestion.orElseGet(Buttons.NoMenu::new));
    }
}
