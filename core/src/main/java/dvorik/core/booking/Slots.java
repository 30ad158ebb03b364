package dvorik.core.booking;

import dvorik.core.id.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Free times, worked out when asked: nothing is kept, and nothing promised until it is held. */
public final class Slots {
    /** Days that one question may look at. */
    public static final int MOST_DAYS = 62;

    /** @return earliest first, one a start; empty also when salon, service or master are not offered */
    public List<Slot> free(SlotQuery query) {
        throw new UnsupportedOperationException();
    }

    /** @return the same by day of the salon; a day without is not in it */
    public Map<LocalDate, List<Slot>> freeByDay(SlotQuery query) {
        throw new UnsupportedOperationException();
    }

    /** For each master who could do all of it alone; as many statements as {@link #free}. */
    public Map<StaffId, List<Slot>> freeByMaster(SlotQuery query) {
        throw new UnsupportedOperationException();
    }

    /** @return starts of the query's days, the nearest to that time first */
    public List<Slot> nearest(SlotQuery query, Instant to, int most) {
        throw new UnsupportedOperationException();
    }
}
