package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.core.booking.Actor;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingCards;
import dvorik.core.booking.BookingResults.ConfirmResult;
import dvorik.core.booking.BookingResults.HoldResult;
import dvorik.core.booking.BookingResults.MoveResult;
import dvorik.core.booking.BookingService.Order;
import dvorik.core.booking.BookingStatus;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.id.BookingId;
import dvorik.core.id.DiscountId;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** From the tap on a time, which keeps it, to the card of the visit. */
final class BookingEnd {
    /** Of what a forged button may say; the year 2200. */
    private static final long LATEST = 7_258_118_400L;

    private final BookingDesk desk;
    private final VisitWords words;
    private final VisitCards cards;
    private final DayStep days;
    private final TimeStep times;
    private final SummaryStep summary;

    BookingEnd(BookingDesk desk, VisitWords words, DayStep days, TimeStep times) {
        this.desk = desk;
        this.words = words;
        this.days = days;
        this.times = times;
        this.cards = new VisitCards(words);
        this.summary = new SummaryStep(desk, words);
    }

    /** Gives back a time that is kept for nothing any more. */
    void leave(Customer customer, ClientDialog state) {
        if (state instanceof ClientDialog.CheckingVisit here) {
            desk.bookings().release(customer.id(), new BookingId(here.held()));
        }
    }

    Turn<ClientDialog> pickTime(Customer customer, Visitor visitor, ClientDialog.Booking state, long start) {
        var draft = state.draft();
        if (!(state instanceof ClientDialog.ChoosingTime) || start <= 0 || start > LATEST) {
            return stale();
        }
        var time = Instant.ofEpochSecond(start);
        var day = LocalDate.ofInstant(time, words.zone(draft.salonId()));
        if (draft.visit().isPresent()) {
            return own(customer, draft.visit().get())
                    .map(visit -> summary.move(draft, day, visit, time, customer.language())
                            .edited())
                    .orElseGet(BookingEnd::stale);
        }
        var order = new Order(
                draft.salonId(), draft.wanted(), time, Optional.empty(), Optional.empty(), visitor.requestKey());
        return held(customer, draft, day, desk.bookings().hold(customer.id(), order));
    }

    private Turn<ClientDialog> held(Customer customer, Draft draft, LocalDate day, HoldResult result) {
        var language = customer.language();
        return switch (result) {
            case HoldResult.Held(var booking) ->
                summary.show(customer.id(), draft, day, booking, language).edited();
            case HoldResult.Gone(var others) ->
                times.others(draft, day, others, "client.book.gone", language).edited();
            case HoldResult.TooSoon(var earliest) ->
                days.show(draft, language)
                        .alerting(tooSoon(draft, earliest, language))
                        .edited();
            case HoldResult.TooFar(var last) ->
                days.show(draft, language)
                        .alerting(Text.of("client.book.too-far").with("last", last))
                        .edited();
            case HoldResult.TooManyOpen(var most) ->
                Turn.<ClientDialog>rest()
                        .edit(Message.of(Text.of("client.book.too-many").with("most", most))
                                .with(Buttons.inline(List.of(
                                        Button.choose("client.menu.visits", new ClientChoice.ShowVisits(0))))));
            case HoldResult.DiscountRefused(var why) -> Turn.<ClientDialog>rest().alert(summary.refusal(why, language));
            case HoldResult.NotOffered() -> notOffered();
        };
    }

    Turn<ClientDialog> pickDiscount(Customer customer, ClientDialog.Booking state, long id) {
        if (!(state instanceof ClientDialog.CheckingVisit here)) {
            return stale();
        }
        var discount = id == 0 ? Optional.<DiscountId>empty() : Optional.of(new DiscountId(id));
        var result = desk.bookings().chooseDiscount(customer.id(), new BookingId(here.held()), discount);
        return result instanceof HoldResult.DiscountRefused(var why)
                ? Turn.<ClientDialog>stay(state).alert(summary.refusal(why, customer.language()))
                : held(customer, here.draft(), here.day(), result);
    }

    Turn<ClientDialog> confirm(Customer customer, Visitor visitor, ClientDialog.Booking state, int messageId) {
        if (!(state instanceof ClientDialog.CheckingVisit here)) {
            return stale();
        }
        var language = customer.language();
        return switch (desk.bookings().confirm(customer.id(), new BookingId(here.held()))) {
            case ConfirmResult.Booked(var booking) ->
                card(visitor, booking, messageId, language).toast(Text.of("client.book.done"));
            case ConfirmResult.HoldOver(var others) ->
                times.others(here.draft(), here.day(), others, "client.book.hold-over", language)
                        .edited();
            case ConfirmResult.Unknown() -> notOffered();
        };
    }

    /** The message becomes a card of the visit. */
    private Turn<ClientDialog> card(Visitor visitor, Booking booking, int messageId, Language language) {
        desk.cards()
                .remember(
                        booking.id(), BookingCards.Bot.CLIENT, new BookingCards.Card(visitor.chatId(), messageId));
        return Turn.<ClientDialog>rest().edit(cards.card(booking, language));
    }

    /** @return why this visit cannot be moved by its customer; empty: it can */
    Optional<Turn<ClientDialog>> cannotMove(Booking visit, Language language) {
        if (!visit.status().isChangeable()) {
            return Optional.of(over());
        }
        if (visit.status() != BookingStatus.UNASSIGNED && !words.canMove(visit)) {
            return Optional.of(tooLate(visit, language));
        }
        return Optional.empty();
    }

    private Turn<ClientDialog> tooLate(Booking visit, Language language) {
        var until = words.rules(visit).movableUntil(visit.start());
        return Turn.<ClientDialog>rest()
                .say(Message.of(Text.of("client.visit.move-too-late")
                                .with("until", words.when(until, words.zone(visit.salon()), language)))
                        .with(Buttons.inline(List.of(Button.choose(
                                "client.visit.write",
                                new ClientChoice.WriteToSalon(visit.id().value()))))));
    }

    private static Turn<ClientDialog> over() {
        return Turn.<ClientDialog>rest().toast(Text.of("client.visit.over"));
    }

    Turn<ClientDialog> move(Customer customer, Visitor visitor, ClientDialog.Booking state, int messageId) {
        var language = customer.language();
        var draft = state.draft();
        if (!(state instanceof ClientDialog.CheckingMove here) || draft.visit().isEmpty()) {
            return stale();
        }
        var visit = own(customer, draft.visit().get());
        if (visit.isEmpty()) {
            return stale();
        }
        var result = desk.bookings()
                .reschedule(
                        new Actor.Customer(customer.id()),
                        visit.get().id(),
                        Instant.ofEpochSecond(here.start()),
                        Optional.empty());
        return switch (result) {
            case MoveResult.Moved(var moved) ->
                card(visitor, moved, messageId, language).toast(Text.of("client.visit.moved"));
            case MoveResult.Gone(var others) ->
                times.others(draft, here.day(), others, "client.book.gone", language).edited();
            case MoveResult.TooLate(var until) -> tooLate(visit.get(), language);
            case MoveResult.TooSoon(var earliest) ->
                days.show(draft, language)
                        .alerting(tooSoon(draft, earliest, language))
                        .edited();
            case MoveResult.TooFar(var last) ->
                days.show(draft, language)
                        .alerting(Text.of("client.book.too-far").with("last", last))
                        .edited();
            case MoveResult.NotOffered() -> notOffered();
            case MoveResult.WrongStatus(var now) -> over();
            case MoveResult.Unknown() -> stale();
        };
    }

    private Text tooSoon(Draft draft, Instant earliest, Language language) {
        return Text.of("client.book.too-soon")
                .with("earliest", words.when(earliest, words.zone(draft.salonId()), language));
    }

    private static Turn<ClientDialog> notOffered() {
        return Turn.<ClientDialog>rest()
                .edit(Message.of("client.book.not-offered")
                        .with(Buttons.inline(
                                List.of(Button.choose("client.menu.book", new ClientChoice.StartBooking())))));
    }

    private Optional<Booking> own(Customer customer, BookingId id) {
        return desk.lists()
                .find(id)
                .filter(visit -> visit.customer().equals(Optional.of(customer.id())));
    }

    private static Turn<ClientDialog> stale() {
        return Turn.<ClientDialog>rest().toast(Text.of("common.stale-button"));
    }
}
