package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.VisitAnswer.OtherDay;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickDay;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickDays;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickPage;
import dvorik.cashierbot.CashierChoice.VisitAnswer.PickTime;
import dvorik.core.booking.Slot;
import dvorik.core.booking.SlotQuery;
import dvorik.core.booking.SlotQuery.Asker;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.booking.Slots;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.id.SalonId;
import dvorik.core.salon.Salon;
import dvorik.core.text.Text;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Days and times that are free, as buttons. */
final class TimePicker {
    /** Days shown at once. */
    static final int DAYS = 14;

    /** How far ahead staff book by buttons. */
    private static final int REACH = 366;

    private static final int DAYS_A_ROW = 2;
    private static final int TIMES_A_ROW = 4;
    private static final int TIMES = 32;
    private static final int SECONDS = 60;

    private final Slots slots;
    private final Clock clock;

    TimePicker(Slots slots, Clock clock) {
        this.slots = slots;
        this.clock = clock;
    }

    LocalDate today(Salon salon) {
        return LocalDate.ofInstant(clock.instant(), salon.zone());
    }

    static Instant at(int minute) {
        return Instant.ofEpochSecond((long) minute * SECONDS);
    }

    static int minute(Instant at) {
        return Math.toIntExact(at.getEpochSecond() / SECONDS);
    }

    /**
     * Asks for a day.
     *
     * @param asked the first day, since 1970; brought between today and a year from now
     * @param last further rows
     */
    Message days(Salon salon, List<Wanted> wanted, long asked, Text question, List<List<Button>> last) {
        var today = today(salon);
        var from = LocalDate.ofEpochDay(
                Math.clamp(asked, today.toEpochDay(), today.plusDays(REACH).toEpochDay()));
        var free = slots.freeByDay(query(salon.id(), wanted, from, from.plusDays(DAYS - 1L)));
        var rows = new ArrayList<List<Button>>();
        var row = new ArrayList<Button>();
        for (var day : free.keySet().stream().sorted().toList()) {
            row.add(Button.choose(DayLines.label(day), new PickDay(Math.toIntExact(day.toEpochDay()))));
            if (row.size() == DAYS_A_ROW) {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        if (!row.isEmpty()) {
            rows.add(List.copyOf(row));
        }
        rows.add(turns(today, from));
        rows.addAll(last);
        rows.add(Steps.cancel());
        return Message.of(free.isEmpty() ? none(from) : question).with(new Buttons.Inline(rows));
    }

    private static Text none(LocalDate from) {
        return Text.of("cashier.visit.book.no-days").with("from", from).with("until", from.plusDays(DAYS - 1L));
    }

    private static List<Button> turns(LocalDate today, LocalDate from) {
        var turns = new ArrayList<Button>();
        if (from.isAfter(today)) {
            var back = from.minusDays(DAYS).isBefore(today) ? today : from.minusDays(DAYS);
            turns.add(Button.choose("common.earlier", new PickDays(Math.toIntExact(back.toEpochDay()))));
        }
        turns.add(Button.choose(
                "common.later", new PickDays(Math.toIntExact(from.plusDays(DAYS).toEpochDay()))));
        return turns;
    }

    /** Asks for a time of a day. @param page from 0 */
    Message times(Salon salon, List<Wanted> wanted, LocalDate day, int page, Text question) {
        return times(salon, slots.free(query(salon.id(), wanted, day, day)), page, question);
    }

    /** Asks for one of these. */
    Message times(Salon salon, List<Slot> free, int asked, Text question) {
        int last = Math.max(0, (free.size() - 1) / TIMES);
        int page = Math.clamp(asked, 0, last);
        var rows = new ArrayList<List<Button>>();
        var row = new ArrayList<Button>();
        for (var slot : free.subList(page * TIMES, Math.min(free.size(), (page + 1) * TIMES))) {
            row.add(Button.choose(
                    Text.of("common.value").with("value", VisitWords.hours(slot.start(), salon.zone())),
                    new PickTime(minute(slot.start()))));
            if (row.size() == TIMES_A_ROW) {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        if (!row.isEmpty()) {
            rows.add(List.copyOf(row));
        }
        var turns = new ArrayList<Button>();
        if (page > 0) {
            turns.add(Button.choose("common.earlier", new PickPage(page - 1)));
        }
        if (page < last) {
            turns.add(Button.choose("common.later", new PickPage(page + 1)));
        }
        if (!turns.isEmpty()) {
            rows.add(turns);
        }
        rows.add(List.of(Button.choose("cashier.visit.book.other-day", new OtherDay())));
        rows.add(Steps.cancel());
        return Message.of(free.isEmpty() ? Text.of("cashier.visit.book.no-times") : question)
                .with(new Buttons.Inline(rows));
    }

    /** Other times in place of one that is gone: with their days, for they may lie on others. */
    static Message instead(Salon salon, List<Slot> alternatives, Text question) {
        var rows = new ArrayList<List<Button>>();
        for (var slot : alternatives) {
            rows.add(List.of(Button.choose(
                    Text.of("cashier.visit.book.slot").with("time", slot.start().atZone(salon.zone())),
                    new PickTime(minute(slot.start())))));
        }
        rows.add(List.of(Button.choose("cashier.visit.book.other-day", new OtherDay())));
        rows.add(Steps.cancel());
        return Message.of(question).with(new Buttons.Inline(rows));
    }

    private static SlotQuery query(SalonId salon, List<Wanted> wanted, LocalDate from, LocalDate until) {
        return new SlotQuery(salon, wanted, from, until, Asker.STAFF);
    }
}
