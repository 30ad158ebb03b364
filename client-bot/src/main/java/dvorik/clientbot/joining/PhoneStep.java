package dvorik.clientbot.joining;

import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientDialog.AskName;
import dvorik.clientbot.ClientDialog.AskPhone;
import dvorik.clientbot.MenuKeys;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Phone;
import java.util.List;
import java.util.function.BiFunction;

/** Waits for the person's own phone by the contact button, or for "skip". A typed number proves nothing. */
final class PhoneStep implements Step<AskPhone> {
    private static final String ASK = "client.phone.ask";
    private final BiFunction<Visitor, AskName, Turn<ClientDialog>> next;

    PhoneStep(BiFunction<Visitor, AskName, Turn<ClientDialog>> next) {
        this.next = next;
    }

    static Turn<ClientDialog> ask() {
        return Turn.<ClientDialog>to(new AskPhone()).say(question(ASK));
    }

    @Override
    public Message question(AskPhone state, Visitor visitor) {
        return question(ASK);
    }

    @Override
    public Turn<ClientDialog> on(AskPhone state, Input input, Visitor visitor) {
        return switch (input) {
            case Input.Contact(var phone, var userId)
            when userId == visitor.telegramId() ->
                Phone.parse(phone)
                        .map(own -> next.apply(visitor, new AskName(own.e164())))
                        .orElseGet(() -> Turn.<ClientDialog>stay(state).say(question("client.phone.unreadable")));
            case Input.Contact other -> Turn.<ClientDialog>stay(state).say(question("client.phone.not-own"));
            case Input.MenuKey(var key) when key.equals(MenuKeys.SKIP) -> next.apply(visitor, new AskName(null));
            default -> Turn.<ClientDialog>stay(state).say(question("client.phone.use-button"));
        };
    }

    private static Message question(String key) {
        return Message.of(key)
                .with(new Buttons.Menu(
                        List.of(
                                List.of(new Buttons.Key(
                                        dvorik.core.text.Text.of(MenuKeys.SHARE_PHONE), Buttons.KeyKind.SHARE_CONTACT)),
                                List.of(Buttons.Key.of(MenuKeys.SKIP))),
                        true));
    }
}
