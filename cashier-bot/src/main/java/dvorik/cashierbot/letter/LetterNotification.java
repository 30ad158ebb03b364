package dvorik.cashierbot.letter;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.StaffChat;
import dvorik.core.booking.BookingLists;
import dvorik.core.booking.VisitMessages;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;
import dvorik.core.salon.SalonService;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.time.Clock;
import java.util.List;

/** Brings staff what a customer wrote. */
public final class LetterNotification implements NotificationChannel {
    private final VisitMessages messages;
    private final BookingLists lists;
    private final CustomerService customers;
    private final SalonService salons;
    private final StaffChat chat;
    private final Clock clock;

    /** @param clock business time */
    public LetterNotification(
            VisitMessages messages,
            BookingLists lists,
            CustomerService customers,
            SalonService salons,
            StaffChat chat,
            Clock clock) {
        this.messages = messages;
        this.lists = lists;
        this.customers = customers;
        this.salons = salons;
        this.chat = chat;
        this.clock = clock;
    }

    @Override
    public Delivery deliver(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var message = messages.find(owed.subject());
        var words = message.flatMap(VisitMessages.VisitMessage::words);
        if (to.isEmpty() || words.isEmpty()) {
            return new Delivery.NotNeeded(to.isEmpty() ? "no longer works here" : "the words are gone");
        }
        var visit = lists.find(message.get().visit()).orElseThrow();
        var zone = salons.find(visit.salon()).map(salon -> salon.zone()).orElse(clock.getZone());
        var name = customers
                .find(message.get().customer())
                .map(Customer::firstName)
                .map(Html::shortName)
                .orElse("…");
        return chat.tell(
                to.get(),
                Message.of(Text.of("cashier.letter.came")
                                .with("name", name)
                                .with("when", visit.start().atZone(zone))
                                .with("words", words.get()))
                        .with(Buttons.inline(List.of(Button.choose(
                                "cashier.letter.answer", new CashierChoice.AnswerLetter(owed.subject()))))));
    }
}
