package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.core.booking.Actor;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.CancelResult;
import dvorik.core.booking.Why;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.customer.Customer;
import dvorik.core.salon.SalonProfile;
import dvorik.core.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Cancelling a visit: asked once more, with a reason, late only as the salon's rules say. */
final class Cancelling {
    private final BookingDesk desk;
    private final VisitWords words;

    Cancelling(BookingDesk desk, VisitWords words) {
        this.desk = desk;
        this.words = words;
    }

    Turn<ClientDialog> ask(Customer customer, Booking visit) {
        return switch (desk.bookings().lookAtCancelling(customer.id(), visit.id())) {
            case CancelResult.Cancelled(var now, var late) ->
                now.status().isChangeable() ? question(customer, now, late) : over();
            case CancelResult.TooLate(var until) -> tooLate(customer, visit, until);
            case CancelResult.WrongStatus(var now) -> over();
            case CancelResult.Unknown() -> MyVisits.stale();
        };
    }

    private Turn<ClientDialog> question(Customer customer, Booking visit, boolean late) {
        long id = visit.id().value();
        var text = Text.of(late ? "client.visit.cancel-late" : "client.visit.cancel-ask")
                .with("when", words.when(visit.start(), words.zone(visit.salon()), customer.language()))
                .with("services", words.services(visit, customer.language()));
        return Turn.<ClientDialog>rest()
                .say(Message.of(text)
                        .with(Buttons.inline(
                                List.of(Button.choose("client.visit.keep", new ClientChoice.KeepVisit(id))),
                                List.of(reason("client.visit.because-plans", id, ClientChoice.CancelReason.PLANS)),
                                List.of(reason("client.visit.because-ill", id, ClientChoice.CancelReason.ILL)),
                                List.of(reason("client.visit.because-mistake", id, ClientChoice.CancelReason.MISTAKE)),
                                List.of(reason("client.visit.because-other", id, ClientChoice.CancelReason.OTHER)),
                                List.of(reason("client.visit.because", id, ClientChoice.CancelReason.UNTOLD)))));
    }

    private static Button reason(String label, long id, ClientChoice.CancelReason reason) {
        return Button.choose(label, new ClientChoice.CancelBecause(id, reason), Button.Style.DANGER);
    }

    Turn<ClientDialog> because(Customer customer, Booking visit, ClientChoice.CancelReason reason) {
        if (reason == ClientChoice.CancelReason.OTHER) {
            return visit.status().isChangeable()
                    ? Turn.<ClientDialog>to(
                                    new ClientDialog.TellingWhy(visit.id().value()))
                            .edit(Message.of("client.visit.why"))
                    : over();
        }
        return cancel(customer, visit, Why.of(reason.name().toLowerCase(Locale.ROOT)));
    }

    Turn<ClientDialog> cancel(Customer customer, Booking visit, Why why) {
        return switch (desk.bookings().cancel(new Actor.Customer(customer.id()), visit.id(), why)) {
            case CancelResult.Cancelled(var now, var late) ->
                Turn.<ClientDialog>rest()
                        .edit(Message.of(Text.of(
                                                now.discount().isPresent()
                                                        ? "client.visit.cancelled-discount"
                                                        : "client.visit.cancelled")
                                        .with(
                                                "when",
                                                words.when(now.start(), words.zone(now.salon()), customer.language())))
                                .with(Buttons.inline(List.of(Button.choose(
                                        "client.visit.again",
                                        new ClientChoice.BookAgain(now.id().value()))))));
            case CancelResult.TooLate(var until) -> tooLate(customer, visit, until);
            case CancelResult.WrongStatus(var now) -> over();
            case CancelResult.Unknown() -> MyVisits.stale();
        };
    }

    private Turn<ClientDialog> tooLate(Customer customer, Booking visit, Instant until) {
        var phone = words.salon(visit.salon()).flatMap(SalonProfile::phone);
        var text = Text.of(phone.isPresent() ? "client.visit.cancel-too-late-call" : "client.visit.cancel-too-late")
                .with("until", words.when(until, words.zone(visit.salon()), customer.language()));
        return Turn.<ClientDialog>rest()
                .say(Message.of(phone.map(number -> text.with("phone", number)).orElse(text))
                        .with(Buttons.inline(List.of(Button.choose(
                                "client.visit.write",
                                new ClientChoice.WriteToSalon(visit.id().value()))))));
    }

    private static Turn<ClientDialog> over() {
        return Turn.<ClientDialog>rest().toast(Text.of("client.visit.over"));
    }
}
