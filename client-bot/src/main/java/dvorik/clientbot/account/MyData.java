package dvorik.clientbot.account;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientChoice.AccountPage;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.core.account.DeletionService;
import dvorik.core.account.PersonalDataService;
import dvorik.core.consent.ConsentService.Revocation;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.List;
import java.util.Optional;

/** What is kept about me, as files, and its deletion; open also to those whose account rests without consent. */
public final class MyData implements ClientSection {
    private static final String SURE = "client.data.delete-sure";
    private final PersonalDataService data;
    private final DeletionService deletion;
    private final DataFiles files;
    private final Texts texts;

    public MyData(PersonalDataService data, DeletionService deletion, DataFiles files, Texts texts) {
        this.data = data;
        this.deletion = deletion;
        this.files = files;
        this.texts = texts;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        Turn<ClientDialog> turn = Turn.rest();
        return switch (input) {
            case Input.Tap(ClientChoice.OpenAccount(var page), var messageId) ->
                switch (page) {
                    case DATA -> Optional.of(turn.edit(page()));
                    case DATA_FILES -> {
                        for (var file : files.of(data.collect(customer), customer.language())) {
                            turn = turn.say(file);
                        }
                        yield Optional.of(turn);
                    }
                    case DELETION -> Optional.of(turn.edit(first()));
                    default -> Optional.empty();
                };
            case Input.Tap(ClientChoice.DeleteMyData(), var messageId) -> Optional.of(turn.edit(second()));
            case Input.Tap(ClientChoice.DeleteForGood(), var messageId) -> {
                var shown = texts.html(customer.language(), Text.of(SURE));
                deletion.erase(visitor.telegramId(), new Revocation(customer.language(), shown, visitor.requestKey()));
                yield Optional.of(gone());
            }
            default -> Optional.empty();
        };
    }

    /** The last word, also when the tap comes again after the deletion. */
    public static Turn<ClientDialog> gone() {
        return Turn.<ClientDialog>rest()
                .dropButtons()
                .say(Message.of("client.data.deleted").with(new Buttons.NoMenu()));
    }

    private static Message page() {
        return Message.of("client.data.about")
                .with(Buttons.inline(
                        List.of(AccountButtons.open("client.data.files", AccountPage.DATA_FILES)),
                        List.of(AccountButtons.open("client.data.delete", AccountPage.DELETION)),
                        AccountButtons.back()));
    }

    private static Message first() {
        return Message.of("client.data.delete-ask")
                .with(Buttons.inline(
                        List.of(AccountButtons.open("client.data.keep", AccountPage.DATA)),
                        List.of(Button.choose("client.data.delete-go-on", new ClientChoice.DeleteMyData()))));
    }

    private static Message second() {
        return Message.of(SURE)
                .with(Buttons.inline(
                        List.of(AccountButtons.open("client.data.keep", AccountPage.DATA)),
                        List.of(Button.choose(
                                "client.data.delete-yes", new ClientChoice.DeleteForGood(), Button.Style.DANGER))));
    }
}
