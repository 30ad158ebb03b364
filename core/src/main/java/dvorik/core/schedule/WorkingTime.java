package dvorik.core.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a master works in a salon, as instants. A stretch begins when the clock on the salon's wall first shows its beginning
 * and ends when it first shows its end, so that days of the clock change have the hours that people see.
 *
 * @param week what is worked on each weekday
 * @param exceptions what is worked on dates instead; an empty list: nothing
 * @param closed days of the salon on which no work begins; what began the evening before goes on
 */
public record WorkingTime(
        Map<DayOfWeek, List<Hours>> week, Map<LocalDate, List<Hours>> exceptions, Set<LocalDate> closed) {
    private static final int MINUTES_OF_DAY = 1440;

    /** @param until exclusive */
    public record Stretch(Instant from, Instant until) {}

    /** @return what begins on this day of the salon */
    public List<Hours> on(LocalDate day) {
        if (closed.contains(day)) {
            return List.of();
        }
        var exception = exceptions.get(day);
        return exception == null ? week.getOrDefault(day.getDayOfWeek(), List.of()) : exception;
    }

    /**
     * @param from first day; what began the evening before is included
     * @param until last day, inclusive
     * @return earliest first; stretches that touch or overlap are one
     */
    public List<Stretch> between(LocalDate from, LocalDate until, ZoneId zone) {
        var found = new ArrayList<Stretch>();
        for (var day = from.minusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            for (var hours : on(day)) {
                var begins = first(day, hours.begins(), zone);
                var ends = first(day, hours.ends(), zone);
                if (begins.isBefore(ends)) {
                    found.add(new Stretch(begins, ends));
                }
            }
        }
        return joined(found);
    }

    /** When the clock first shows that minute, or jumps over it. */
    private static Instant first(LocalDate day, int minute, ZoneId zone) {
        var local = LocalDateTime.of(day.plusDays(minute / MINUTES_OF_DAY), java.time.LocalTime.MIN)
                .plusMinutes(minute % MINUTES_OF_DAY);
        var transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        // the earlier offset, where there are two
        return local.toInstant(zone.getRules().getValidOffsets(local).getFirst());
    }

    private static List<Stretch> joined(List<Stretch> some) {
        some.sort(Comparator.comparing(Stretch::from));
        var joined = new ArrayList<Stretch>();
        for (var stretch : some) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && !stretch.from().isAfter(last.until())) {
                joined.removeLast();
                joined.add(new Stretch(
                        last.from(), stretch.until().isAfter(last.until()) ? stretch.until() : last.until()));
            } else {
                joined.add(stretch);
            }
        }
        return joined;
    }
}
