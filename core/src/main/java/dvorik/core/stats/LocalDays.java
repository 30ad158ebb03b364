package dvorik.core.stats;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The business day of a stored time, worked out by the server. It knows no zones, so that it is told when the offset of
 * this one changes within the period: rarely, and then twice a year.
 */
final class LocalDays {
    private final ZoneId zone;
    private final Instant from;
    private final Instant until;

    LocalDays(ZoneId zone, Period period) {
        this.zone = zone;
        this.from = period.begins(zone);
        this.until = period.ends(zone);
    }

    Field<LocalDate> of(Field<Instant> time) {
        return DSL.field("date(date_add({0}, interval {1} second))", SQLDataType.LOCALDATE, time, offset(time, from));
    }

    /** @param at from here on */
    private Field<Integer> offset(Field<Instant> time, Instant at) {
        var rules = zone.getRules();
        var seconds = DSL.inline(rules.getOffset(at).getTotalSeconds());
        var change = rules.nextTransition(at);
        return change == null || !change.getInstant().isBefore(until)
                ? seconds
                : DSL.when(time.lt(change.getInstant()), seconds).otherwise(offset(time, change.getInstant()));
    }
}
