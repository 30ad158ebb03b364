package dvorik.core.schedule;

import dvorik.core.id.SalonId;
import java.time.LocalDate;
import org.jooq.DSLContext;

/** Is told of days on which there may be time again that there was not. */
@FunctionalInterface
public interface Reopening {
    /** In the transaction of the change. @param until inclusive */
    void reopened(DSLContext tx, SalonId salon, LocalDate from, LocalDate until);
}
