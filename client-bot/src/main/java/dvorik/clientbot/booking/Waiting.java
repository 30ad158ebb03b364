package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.core.booking.BookingCards;
import dvorik.core.booking.BookingResults.ConfirmResult;
import dvorik.core.booking.Waitlist.Entry;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.id.StaffId;
import dvorik.core.id.WaitlistId;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Optional;

/** The waiting list as the customer sees it: joined, offered a time, left. */
final class Waiting {
    private final BookingDesk desk;
    private final VisitWords words;

    Waiting(BookingDesk desk, VisitWords words) {
        this.desk = desk;
        this.words = words;
    }

    Turn<ClientDialog> joined(Entry entry, Language language) {
        return Turn.<ClientDialog>rest()
                .edit(Message.of(Text.of("client.wait.joined")
                                .with("day", entry.day())
                                .with("services", words.services(entry.services(), language)))
                        .with(Buttons.inline(List.of(leave(entry)))));
    }

    /** The way out of the line, by its day. */
    static Button leave(Entry entry) {
        return Button.choose(
                Text.of("client.wait.leave").with("day", entry.day()),
                new ClientChoice.LeaveLine(entry.id().value()));
    }

    Turn<ClientDialog> leave(Customer customer, WaitlistId id) {
        boolean left = desk.waitlist().leave(customer.id(), id);
        return Turn.<ClientDialog>rest().edit(Message.of(left ? "client.wait.left" : "client.wait.not-there"));
    }

    /** A time that is held for the customer. @return empty when it is no more */
    Optional<Message> offer(Entry entry, Language language) {
        return entry.offer().map(offer -> {
            var zone = words.zone(entry.salon());
            long id = entry.id().value();
            return Message.of(Text.of("client.wait.offer")
                            .with("when", words.when(offer.start(), zone, language))
                            .with("services", words.services(entry.services(), language))
                            .with("until", words.when(offer.until(), zone, language)))
                    .with(Buttons.inline(
                            List.of(Button.choose(
                                    "client.wait.accept",
                                    new ClientChoice.AnswerOffer(id, ClientChoice.YesNo.YES),
                                    Button.Style.SUCCESS)),
                            List.of(Button.choose(
                                    "client.wait.reject",
                                    new ClientChoice.AnswerOffer(id, ClientChoice.YesNo.NO)))));
        });
    }

    Turn<ClientDialog> answer(
            Customer customer, Visitor visitor, WaitlistId id, ClientChoice.YesNo answer, int messageId) {
        if (answer == ClientChoice.YesNo.NO) {
            boolean told = desk.waitlist().reject(customer.id(), id);
            return Turn.<ClientDialog>rest()
                    .edit(Message.of(told ? "client.wait.rejected" : "client.wait.offer-over"));
        }
        return switch (desk.waitlist().accept(customer.id(), id)) {
            case ConfirmResult.Booked(var booking) -> {
                desk.cards()
                        .remember(
                                booking.id(),
                                BookingCards.Bot.CLIENT,
                                new BookingCards.Card(visitor.chatId(), messageId));
                yield Turn.<ClientDialog>rest()
                        .edit(new VisitCards(words).card(booking, customer.language()))
                        .toast(Text.of("client.book.done"));
            }
            case ConfirmResult.HoldOver(var others) ->
                desk.waitlist()
                        .find(id)
                        .filter(entry -> entry.customer().equals(customer.id()) && !others.isEmpty())
                        .map(entry -> new TimeStep(desk, words)
                                .others(
                                        draft(entry),
                                        entry.day(),
                                        others,
                                        "client.book.hold-over",
                                        customer.language())
                                .edited())
                        .orElseGet(Waiting::over);
            case ConfirmResult.Unknown() -> over();
        };
    }

    private static Turn<ClientDialog> over() {
        return Turn.<ClientDialog>rest().edit(Message.of("client.wait.offer-over"));
    }

    private static Draft draft(Entry entry) {
        long master = entry.master().map(StaffId::value).orElse(0L);
        return new Draft(
                entry.salon().value(),
                entry.services().stream()
                        .map(service -> new Draft.Item(service.value(), master))
                        .toList(),
                0);
    }
}
