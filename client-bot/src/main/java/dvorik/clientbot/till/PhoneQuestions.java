package dvorik.clientbot.till;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.CustomerChat;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;
import dvorik.core.salon.SalonService;
import dvorik.core.text.Text;
import dvorik.core.till.PhoneAsk;
import dvorik.core.till.PhoneAsks;
import java.util.List;
import java.util.Optional;

/** "Are you at the till?": asked of those whose phone number ends as a cashier typed; only their yes shows them. */
public final class PhoneQuestions implements ClientSection {
    private final PhoneAsks asks;
    private final SalonService salons;

    public PhoneQuestions(PhoneAsks asks, SalonService salons) {
        this.asks = asks;
        this.salons = salons;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        return input instanceof Input.Tap(ClientChoice.AtTheTill(var id, var answer), var messageId)
                ? Optional.of(answered(customer, state, id, answer == ClientChoice.YesNo.YES))
                : Optional.empty();
    }

    /** @param chat of this bot */
    public NotificationChannel questions(CustomerChat chat) {
        return owed -> ask(chat, owed);
    }

    private Turn<ClientDialog> answered(Customer customer, ClientDialog state, long id, boolean yes) {
        return asks.answer(customer.id(), id, yes)
                .map(ask -> Turn.stay(state).edit(Message.of(words(ask))))
                .orElseGet(() -> Turn.stay(state).toast(Text.of("common.stale-button")));
    }

    private static String words(PhoneAsk ask) {
        return switch (ask.status()) {
            case AGREED -> "client.phone-ask.agreed";
            case DECLINED -> "client.phone-ask.declined";
            case WAITING, EXPIRED -> "client.phone-ask.expired";
        };
    }

    private Delivery ask(CustomerChat chat, OwedNotification owed) throws InterruptedException {
        var ask = asks.find(owed.subject()).orElseThrow();
        var customer = chat.find(owed.customer());
        var salon = salons.find(ask.salon());
        if (customer.isEmpty() || salon.isEmpty() || ask.status() != PhoneAsk.Status.WAITING) {
            return new Delivery.NotNeeded("nobody waits for the answer");
        }
        return chat.tell(
                customer.get(),
                Message.of(Text.of("client.phone-ask.ask")
                                .with("salon", salon.get().name()))
                        .with(Buttons.inline(
                                List.of(Button.choose(
                                        "client.phone-ask.no",
                                        new ClientChoice.AtTheTill(ask.id(), ClientChoice.YesNo.NO))),
                                List.of(Button.choose(
                                        "client.phone-ask.yes",
                                        new ClientChoice.AtTheTill(ask.id(), ClientChoice.YesNo.YES),
                                        Button.Style.SUCCESS)))));
    }
}
