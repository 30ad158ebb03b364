package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierChoice.VisitAnswer.OtherDay;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickDay;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickDays;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickMaster;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickPage;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickService;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickTime;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.BookingFor.BookingMaster;
import dvorik.cashierbot.CashierDialog.BookingFor.BookingService;
import dvorik.cashierbot.CashierDialog.BookingFor.BookingTime;
import dvorik.cashierbot.CashierDialog.BookingFor.ForWhom;
import dvorik.core.booking.Actor;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.HoldResult;
import dvorik.core.booking.BookingService.Order;
import dvorik.core.booking.BookingService.Somebody;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.id.CustomerId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.Salon;
import dvorik.core.service.Service;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What, with whom and when: the last step books. */
final class BookSteps {
    private static final int PER_PAGE = 10;
    private static final int LONGEST_LABEL = 24;

    private final dvorik.core.booking.BookingService bookings;
    private final ServiceCatalog services;
    private final MasterPicker masters;
    private final TimePicker times;
    private final VisitWords words;
    private final VisitCards cards;

    BookSteps(
            dvorik.core.booking.BookingService bookings,
            ServiceCatalog services,
            MasterPicker masters,
            TimePicker times,
            VisitWords words,
            VisitCards cards) {
        this.bookings = bookings;
        this.services = services;
        this.masters = masters;
        this.times = times;
        this.words = words;
        this.cards = cards;
    }

    /** Asks what. @param above who it is */
    Turn<CashierDialog> ask(StaffMember member, long till, ForWhom who, Salon salon, Text above) {
        var given = given(member, salon);
        return given.isEmpty()
                ? Steps.done(new BookingService(till, who)).say("cashier.visit.book.no-services")
                : Turn.<CashierDialog>to(new BookingService(till, who)).say(question(member, given, 0, above));
    }

    Turn<CashierDialog> service(StaffMember member, BookingService state, Salon salon, Input input) {
        return switch (input) {
            case Input.Tap(PickService(var id), var messageId)
            when known(member, salon, id).isPresent() ->
                Turn.<CashierDialog>to(new BookingMaster(state.salon(), state.who(), id))
                        .edit(masters.question(salon.id(), new ServiceId(id)));
            case Input.Tap(PickPage(var page), var messageId) ->
                Turn.<CashierDialog>stay(state)
                        .edit(question(member, given(member, salon), page, Text.of("cashier.visit.book.service")));
            default -> Turn.<CashierDialog>stay(state).say("cashier.visit.use-buttons");
        };
    }

    Turn<CashierDialog> master(BookingMaster state, Salon salon, Input input) {
        return input instanceof Input.Tap(PickMaster(var master), var messageId)
                ? days(
                        salon,
                        new BookingTime(state.salon(), state.who(), state.service(), Math.max(0, master), 0, 0),
                        times.today(salon).toEpochDay())
                : Turn.<CashierDialog>stay(state).say("cashier.visit.use-buttons");
    }

    Turn<CashierDialog> time(StaffMember member, Visitor visitor, BookingTime state, Salon salon, Input input) {
        return switch (input) {
            case Input.Tap(PickDays(var from), var messageId) -> days(salon, at(state, 0, 0), from);
            case Input.Tap(OtherDay(), var messageId) -> days(salon, at(state, 0, 0), state.day());
            case Input.Tap(PickDay(var day), var messageId) -> day(salon, at(state, day, 0), 0);
            case Input.Tap(PickPage(var page), var messageId) -> day(salon, at(state, state.day(), 0), page);
            case Input.Tap(PickTime(var minute), var messageId) -> sure(member, salon, state, minute);
            case Input.Tap(CashierChoice.Confirm(), var messageId)
            when state.minute() > 0 -> book(member, visitor, salon, state);
            default -> Turn.<CashierDialog>stay(state).say("cashier.visit.use-buttons");
        };
    }

    private Turn<CashierDialog> days(Salon salon, BookingTime next, long from) {
        return Turn.<CashierDialog>to(next)
                .edit(times.days(salon, wanted(next), from, Text.of("cashier.visit.book.day"), List.of()));
    }

    private Turn<CashierDialog> day(Salon salon, BookingTime next, int page) {
        var day = LocalDate.ofEpochDay(next.day());
        return Turn.<CashierDialog>to(next)
                .edit(times.times(salon, wanted(next), day, page, DayLines.title("cashier.visit.book.time", day)));
    }

    private Turn<CashierDialog> sure(StaffMember member, Salon salon, BookingTime state, int minute) {
        var service = known(member, salon, state.service());
        if (service.isEmpty()) {
            return Steps.done(state).edit(Message.of("cashier.visit.book.not-offered"));
        }
        var at = TimePicker.at(minute);
        int day = Math.toIntExact(LocalDate.ofInstant(at, salon.zone()).toEpochDay());
        return Turn.<CashierDialog>to(at(state, day, minute))
                .edit(Message.of(Text.of("cashier.visit.book.sure")
                                .with("time", at.atZone(salon.zone()))
                                .with("what", service.get().name(member.language()))
                                .with(
                                        "master",
                                        state.master() == 0
                                                ? Text.of("cashier.visit.book.any")
                                                : words.master(new StaffId(state.master()))))
                        .with(Buttons.inline(
                                List.of(Button.choose(
                                        "cashier.visit.book.yes", new CashierChoice.Confirm(), Button.Style.SUCCESS)),
                                List.of(Button.choose("cashier.visit.book.other-day", new OtherDay())),
                                Steps.cancel())));
    }

    private Turn<CashierDialog> book(StaffMember member, Visitor visitor, Salon salon, BookingTime state) {
        var order = new Order(
                salon.id(),
                wanted(state),
                TimePicker.at(state.minute()),
                Optional.empty(),
                Optional.empty(),
                visitor.requestKey());
        return switch (bookings.bookFor(new Actor.Staff(member.id()), somebody(state.who()), order)) {
            case HoldResult.Held(var booking) ->
                Steps.done(state).edit(cards.card(member, booking, Text.of("cashier.visit.booked")));
            case HoldResult.Gone(var alternatives) ->
                Turn.<CashierDialog>to(at(state, state.day(), 0))
                        .edit(TimePicker.instead(salon, alternatives, Text.of("cashier.visit.book.gone")));
            case HoldResult.NotOffered() -> notOffered(state);
            // rules for customers
            case HoldResult.TooSoon(var earliest) -> notOffered(state);
            case HoldResult.TooFar(var last) -> notOffered(state);
            case HoldResult.TooManyOpen(var most) -> notOffered(state);
            case HoldResult.DiscountRefused(var why) -> notOffered(state);
        };
    }

    private static Turn<CashierDialog> notOffered(BookingTime state) {
        return Steps.done(state).edit(Message.of("cashier.visit.book.not-offered"));
    }

    private static Somebody somebody(ForWhom who) {
        return who.customer() > 0
                ? new Somebody(Optional.of(new CustomerId(who.customer())), Optional.empty(), Booking.Source.PHONE)
                : new Somebody(
                        Optional.empty(),
                        Optional.of(new Booking.Guest(who.name(), Optional.ofNullable(who.phone()))),
                        who.phone() == null ? Booking.Source.WALK_IN : Booking.Source.PHONE);
    }

    private static List<Wanted> wanted(BookingTime state) {
        return List.of(new Wanted(
                new ServiceId(state.service()),
                Optional.of(state.master()).filter(id -> id > 0).map(StaffId::new)));
    }

    private static BookingTime at(BookingTime state, int day, int minute) {
        return new BookingTime(state.salon(), state.who(), state.service(), state.master(), day, minute);
    }

    private Message question(StaffMember member, List<Service> given, int asked, Text above) {
        int last = Math.max(0, (given.size() - 1) / PER_PAGE);
        int page = Math.clamp(asked, 0, last);
        var rows = new ArrayList<List<Button>>();
        for (var service : given.subList(page * PER_PAGE, Math.min(given.size(), (page + 1) * PER_PAGE))) {
            rows.add(List.of(Button.choose(
                    Text.of("common.value").with("value", Html.shorten(service.name(member.language()), LONGEST_LABEL)),
                    new PickService(service.id().value()))));
        }
        var turns = new ArrayList<Button>();
        if (page > 0) {
            turns.add(Button.choose("team.previous", new PickPage(page - 1)));
        }
        if (page < last) {
            turns.add(Button.choose("team.next", new PickPage(page + 1)));
        }
        if (!turns.isEmpty()) {
            rows.add(turns);
        }
        rows.add(Steps.cancel());
        return Message.of(above).with(new Buttons.Inline(rows));
    }

    /** @return what some master performs in this salon */
    private List<Service> given(StaffMember member, Salon salon) {
        return services.list(member.business()).stream()
                .filter(service -> service.isGivenIn(salon.id()))
                .filter(masters.performedIn(salon.id()))
                .toList();
    }

    private Optional<Service> known(StaffMember member, Salon salon, long id) {
        return given(member, salon).stream()
                .filter(service -> service.id().value() == id)
                .findFirst();
    }
}
