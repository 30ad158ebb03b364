package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.core.booking.Slot;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** At what time: those of a day, or those nearest to one that is gone. */
final class TimeStep {
    private static final int PAGE = 24;
    private static final int A_ROW = 4;
    private final BookingDesk desk;
    private final VisitWords words;

    TimeStep(BookingDesk desk, VisitWords words) {
        this.desk = desk;
        this.words = words;
    }

    /** @param page beyond the last: the last */
    Shown show(Draft draft, LocalDate day, int page, Language language) {
        var free = desk.slots().free(draft.query(day, day));
        if (free.isEmpty()) {
            return full(draft, day, "client.book.day-is-full", language);
        }
        var zone = words.zone(draft.salonId());
        int last = (free.size() - 1) / PAGE;
        int here = Math.clamp(page, 0, last);
        var rows = rows(free.subList(here * PAGE, Math.min(free.size(), (here + 1) * PAGE)), zone);
        var turning = new ArrayList<Button>();
        if (here > 0) {
            turning.add(Button.choose("common.earlier", new ClientChoice.ShowTimes(here - 1)));
        }
        if (here < last) {
            turning.add(Button.choose("common.later", new ClientChoice.ShowTimes(here + 1)));
        }
        if (!turning.isEmpty()) {
            rows.add(turning);
        }
        rows.add(back());
        return Shown.of(
                new ClientDialog.ChoosingTime(draft, day, here),
                Message.of(question(draft, day, zone, language)).with(new Buttons.Inline(rows)));
    }

    private Text question(Draft draft, LocalDate day, ZoneId zone, Language language) {
        var text = Text.of("client.book.time")
                .with("day", weekday(day))
                .with("services", words.services(draft.services(), language));
        return zone.equals(desk.clock().getZone())
                ? text
                : Text.of("client.book.time-in-zone")
                        .with("day", weekday(day))
                        .with("services", words.services(draft.services(), language))
                        .with("city", VisitWords.city(zone, language));
    }

    private static List<List<Button>> rows(List<Slot> free, ZoneId zone) {
        var rows = new ArrayList<List<Button>>();
        for (int i = 0; i < free.size(); i += A_ROW) {
            rows.add(free.subList(i, Math.min(free.size(), i + A_ROW)).stream()
                    .<Button>map(slot -> Button.choose(
                            Text.of("common.value").with("value", time(slot.start(), zone)), pick(slot)))
                    .toList());
        }
        return rows;
    }

    private static ClientChoice pick(Slot slot) {
        return new ClientChoice.PickTime(slot.start().getEpochSecond());
    }

    /** In place of a time that is gone. @param key of the words where there are others */
    Shown others(Draft draft, LocalDate day, List<Slot> others, String key, Language language) {
        if (others.isEmpty()) {
            return full(draft, day, "client.book.gone-none", language);
        }
        var zone = words.zone(draft.salonId());
        var rows = new ArrayList<List<Button>>();
        for (var slot : others) {
            rows.add(List.of(Button.choose(
                    Text.of("common.value").with("value", words.when(slot.start(), zone, language)), pick(slot))));
        }
        rows.add(back());
        return Shown.of(
                new ClientDialog.ChoosingTime(draft, day, 0), Message.of(key).with(new Buttons.Inline(rows)));
    }

    /** A day without a free time: the customer can wait for one. A visit that is to be moved cannot wait. */
    private Shown full(Draft draft, LocalDate day, String key, Language language) {
        var rows = new ArrayList<List<Button>>();
        if (draft.moving() == 0) {
            rows.add(List.of(Button.choose(
                    "client.book.wait",
                    new ClientChoice.WaitForDay(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))));
        }
        rows.add(back());
        return Shown.of(
                new ClientDialog.ChoosingTime(draft, day, 0),
                Message.of(Text.of(draft.moving() == 0 ? key : "client.book.no-time")
                                .with("day", weekday(day)))
                        .with(new Buttons.Inline(rows)));
    }

    private static List<Button> back() {
        return List.of(Button.choose("client.book.other-day", new ClientChoice.StepBack()));
    }

    /** A day with its weekday, to be put into words with the rest. */
    private static Text weekday(LocalDate day) {
        return Text.of("client.book.weekday-date")
                .with("weekday", Text.of("format.weekday." + day.getDayOfWeek().getValue()))
                .with("date", day);
    }

    private static String time(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalTime().toString();
    }
}
