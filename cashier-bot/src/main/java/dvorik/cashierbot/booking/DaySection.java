package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.Visits;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.MenuKeys;
import dvorik.cashierbot.StaffSection;
import dvorik.core.booking.BookingLists;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.id.BookingId;
import dvorik.core.salon.Salon;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** The own day and week, the next customer, a salon's day, one visit. */
final class DaySection implements StaffSection {
    /** Days that can be leafed, back and ahead. */
    private static final int REACH = 366;

    private final VisitRights rights;
    private final BookingLists lists;
    private final OwnDays own;
    private final SalonDays salonDays;
    private final VisitCards cards;
    private final Clock clock;

    DaySection(
            VisitRights rights, BookingLists lists, OwnDays own, SalonDays salonDays, VisitCards cards, Clock clock) {
        this.rights = rights;
        this.lists = lists;
        this.own = own;
        this.salonDays = salonDays;
        this.cards = cards;
        this.clock = clock;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload) ->
                switch (name) {
                    case "day" -> Optional.of(day(member, state));
                    case "week" -> Optional.of(week(member, state));
                    case "visits" -> Optional.of(salonDay(member, state));
                    default -> Optional.empty();
                };
            case Input.MenuKey(var key) ->
                switch (key) {
                    case MenuKeys.MY_DAY -> Optional.of(day(member, state));
                    case MenuKeys.MY_WEEK -> Optional.of(week(member, state));
                    case MenuKeys.VISITS -> Optional.of(salonDay(member, state));
                    default -> Optional.empty();
                };
            case Input.Tap(Visits choice, var messageId) -> tapped(member, state, choice);
            default -> Optional.empty();
        };
    }

    private Optional<Turn<CashierDialog>> tapped(StaffMember member, CashierDialog state, Visits choice) {
        return switch (choice) {
            case Visits.MyDay(var day) ->
                Optional.of(
                        VisitRights.isMaster(member)
                                ? Turn.stay(state).edit(own.day(member, near(day, zone(member)), zone(member)))
                                : refused(state));
            case Visits.MyWeek(var day) ->
                Optional.of(
                        VisitRights.isMaster(member)
                                ? Turn.stay(state).edit(own.week(member, near(day, zone(member)), zone(member)))
                                : refused(state));
            case Visits.NextVisit() -> Optional.of(next(member, state));
            case Visits.SalonDay(var salon, var day, var page) ->
                Optional.of(rights.led(member, salon)
                        .map(led -> Turn.<CashierDialog>stay(state)
                                .edit(salonDays.day(member, led, near(day, led.zone()), page)))
                        .orElseGet(() -> refused(state)));
            case Visits.ShowVisit(var visit) -> Optional.of(show(member, state, visit));
            default -> Optional.empty();
        };
    }

    private Turn<CashierDialog> day(StaffMember member, CashierDialog state) {
        return Turn.<CashierDialog>stay(state)
                .say(
                        VisitRights.isMaster(member)
                                ? own.day(member, today(zone(member)), zone(member))
                                : Message.of("cashier.visit.for-masters"));
    }

    private Turn<CashierDialog> week(StaffMember member, CashierDialog state) {
        return Turn.<CashierDialog>stay(state)
                .say(
                        VisitRights.isMaster(member)
                                ? own.week(member, today(zone(member)), zone(member))
                                : Message.of("cashier.visit.for-masters"));
    }

    private Turn<CashierDialog> salonDay(StaffMember member, CashierDialog state) {
        var led = rights.led(member);
        if (led.isEmpty()) {
            return Turn.<CashierDialog>stay(state).say("cashier.visit.for-leaders");
        }
        return Turn.<CashierDialog>stay(state)
                .say(
                        led.size() == 1
                                ? salonDays.day(
                                        member,
                                        led.getFirst(),
                                        today(led.getFirst().zone()),
                                        0)
                                : salonDays.question(led, today(clock.getZone())));
    }

    private Turn<CashierDialog> next(StaffMember member, CashierDialog state) {
        if (!VisitRights.isMaster(member)) {
            return refused(state);
        }
        return lists.next(member.id())
                .filter(visit -> VisitRights.sees(member, visit))
                .map(visit -> Turn.<CashierDialog>stay(state).say(cards.card(member, visit)))
                .orElseGet(() -> Turn.<CashierDialog>stay(state).alert(Text.of("cashier.visit.nobody-next")));
    }

    private Turn<CashierDialog> show(StaffMember member, CashierDialog state, long id) {
        return Optional.of(id)
                .filter(number -> number > 0)
                .flatMap(number -> lists.find(new BookingId(number)))
                .filter(visit -> VisitRights.sees(member, visit))
                .map(visit -> Turn.<CashierDialog>stay(state).say(cards.card(member, visit)))
                .orElseGet(() -> refused(state));
    }

    private ZoneId zone(StaffMember member) {
        return rights.ownPlace(member).map(Salon::zone).orElse(clock.getZone());
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private LocalDate near(long day, ZoneId zone) {
        long today = today(zone).toEpochDay();
        return LocalDate.ofEpochDay(Math.clamp(day, today - REACH, today + REACH));
    }

    private static Turn<CashierDialog> refused(CashierDialog state) {
        return Turn.<CashierDialog>stay(state).alert(Text.of("cashier.visit.not-yours"));
    }
}
