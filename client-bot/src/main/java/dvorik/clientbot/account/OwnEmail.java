package dvorik.clientbot.account;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientChoice.AccountPage;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientDialog.ChangingEmail;
import dvorik.clientbot.ClientSection;
import dvorik.core.account.AddressCodes;
import dvorik.core.account.TypedAddress;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.customer.EmailAddress;
import dvorik.core.customer.EmailAddress.Read;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The e-mail address: told, changed and taken away. For installations that send e-mails. */
public final class OwnEmail implements ClientSection {
    private final AddressCodes codes;
    private final CodeQuestions questions;

    public OwnEmail(AddressCodes codes) {
        this.codes = codes;
        this.questions = new CodeQuestions(codes);
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        return switch (input) {
            case Input.Tap(ClientChoice.OpenAccount(var page), var messageId)
            when page == AccountPage.EMAIL ->
                Optional.of(Turn.<ClientDialog>to(new ChangingEmail()).edit(page(customer)));
            case Input.Tap(ClientChoice.RemoveEmail(), var messageId) -> Optional.of(remove(customer));
            case Input.Tap tap -> Optional.empty();
            case Input.Command command -> Optional.empty();
            case Input.MenuKey key -> Optional.empty();
            default ->
                state instanceof ChangingEmail changing
                        ? Optional.of(change(customer, changing, input))
                        : Optional.empty();
        };
    }

    private Message page(Customer customer) {
        var own = codes.findEmail(customer.id());
        var words = own.map(email -> Text.of(email.verified() ? "client.email.now" : "client.email.now-unconfirmed")
                        .with("email", email.address().shown()))
                .orElse(Text.of("client.email.ask"));
        var rows = new ArrayList<List<Button>>();
        if (own.isPresent()) {
            rows.add(List.of(Button.choose("client.email.remove", new ClientChoice.RemoveEmail())));
        }
        rows.add(AccountButtons.back());
        return Message.of(words).with(new Buttons.Inline(rows));
    }

    private Turn<ClientDialog> remove(Customer customer) {
        codes.removeEmail(customer.id());
        return Turn.<ClientDialog>rest()
                .edit(Message.of("client.email.removed").with(Buttons.inline(AccountButtons.back())));
    }

    private Turn<ClientDialog> change(Customer customer, ChangingEmail state, Input input) {
        if (!(input instanceof Input.Typed(var text))) {
            return ask(state, "client.email.type-it");
        }
        return switch (EmailAddress.read(text)) {
            case Read.Address(var address) -> questions.ask(customer.id(), new TypedAddress.Email(address));
            case Read.NoAddress() -> ask(state, "client.email.no-address");
            case Read.BadDomain() -> ask(state, "client.email.bad-domain");
            case Read.BadName() -> ask(state, "client.email.bad-name");
            case Read.TooLong() -> ask(state, "client.email.too-long");
        };
    }

    private static Turn<ClientDialog> ask(ChangingEmail state, String key) {
        return Turn.<ClientDialog>to(state).say(Message.of(key).with(Buttons.inline(AccountButtons.back())));
    }
}
