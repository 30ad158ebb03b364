package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierBot;
import dvorik.cashierbot.StaffChat;
import dvorik.cashierbot.StaffSection;
import dvorik.core.booking.BookingCards;
import dvorik.core.discount.DiscountWords;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.telegram.SentListener;
import java.util.List;
import java.util.Map;

/** Builds the parts of this package, once each. */
public final class StaffVisits {
    private final CashierBot.Parts parts;
    private final DiscountWords discountWords;
    private final VisitRights rights;
    private final VisitWords words;
    private final VisitCards cards;

    public StaffVisits(CashierBot.Parts parts, DiscountWords discountWords) {
        this.parts = parts;
        this.discountWords = discountWords;
        var lists = parts.bookings().lists();
        this.rights = new VisitRights(parts.salons());
        this.words = new VisitWords(
                parts.salons(),
                parts.customers(),
                parts.catalog(),
                parts.visits().masters(),
                parts.clock());
        this.cards = new VisitCards(
                parts.texts(),
                words,
                new VisitHistory(lists, words),
                lists,
                parts.customers(),
                parts.discounts(),
                discountWords,
                parts.bookings().cards());
    }

    /** Remembers the messages that show a visit when they are sent. */
    public static SentListener remembering(BookingCards shown) {
        return (chat, call, message) -> VisitCards.tracked(call.track())
                .ifPresent(id -> shown.remember(id, BookingCards.Bot.CASHIER, new BookingCards.Card(chat, message)));
    }

    public StaffSection section() {
        var answers = new StepAnswers(parts.bookings().lists(), cards, words);
        return new Remembering(
                List.of(
                        days(),
                        new WorkSection(
                                parts.bookings().lists(), parts.bookings().work(), cards, answers),
                        questions(answers),
                        booking(),
                        off()),
                cards);
    }

    public Map<NotificationKind, NotificationChannel> notifications(StaffChat chat) {
        return new VisitNotifications(parts.texts(), parts.bookings(), parts.staff(), chat, cards, words, parts.clock())
                .kinds();
    }

    private StaffSection days() {
        var lines = new DayLines(parts.texts(), words);
        var lists = parts.bookings().lists();
        var absences = parts.bookings().absences();
        return new DaySection(
                rights,
                lists,
                new OwnDays(parts.texts(), lists, absences, words, lines),
                new SalonDays(parts.texts(), lists, absences, parts.visits().masters(), words, lines),
                cards,
                parts.clock());
    }

    private StaffSection questions(StepAnswers answers) {
        var bookings = parts.bookings();
        return new QuestionSection(
                bookings.lists(),
                new FinishSteps(parts.texts(), bookings.work(), words, answers, parts.discounts(), discountWords),
                new ReasonSteps(bookings.work(), bookings.service(), answers, cards),
                new WordSteps(
                        bookings.work(), bookings.reviews(), parts.visits().messages(), answers),
                new MoveSteps(
                        bookings.service(),
                        times(),
                        new MasterPicker(parts.visits().masters()),
                        words,
                        cards,
                        answers));
    }

    private StaffSection booking() {
        var steps = new BookSteps(
                parts.bookings().service(),
                parts.catalog(),
                new MasterPicker(parts.visits().masters()),
                times(),
                words,
                cards);
        return new BookSection(rights, new WhoSteps(parts.texts(), parts.customerSearch(), steps), steps);
    }

    private StaffSection off() {
        var absences = parts.bookings().absences();
        var taking = new TakingTime(parts.texts(), absences, words, parts.clock());
        var masters = parts.visits().masters();
        return new OffSection(
                rights, absences, masters, new OffSteps(masters, parts.visits().rooms(), taking, parts.clock()));
    }

    private TimePicker times() {
        return new TimePicker(parts.bookings().slots(), parts.clock());
    }
}
