package dvorik.core.stats;

import dvorik.core.id.StaffId;
import java.util.List;
import java.util.Optional;

/**
 * Figures of visits that begin in a period, and of the period before.
 *
 * @param masters those with work or visits in the period, the most booked first, at most {@link #MOST}
 */
public record VisitStats(Figures now, Figures before, List<MasterShare> masters) {
    static final int MOST = 100;
    private static final int WHOLE = 10_000;

    /**
     * @param bookings whatever became of them
     * @param revenue paid for those completed, in minor units
     * @param customers who completed a visit in the period
     * @param returned those of them who had completed one before
     * @param bookedMinutes of masters, those of missed visits included
     * @param workMinutes of masters by their schedules, without time off
     */
    public record Figures(
            long bookings,
            long completed,
            long cancelled,
            long noShows,
            long revenue,
            long customers,
            long returned,
            long bookedMinutes,
            long workMinutes) {
        /** @return of those that were over, in hundredths of a percent; empty without any */
        public Optional<Integer> noShowRate() {
            return basisPoints(noShows, completed + noShows);
        }

        /** @return likewise, of the time that masters worked */
        public Optional<Integer> occupancy() {
            return basisPoints(bookedMinutes, workMinutes);
        }

        /** @return likewise, of the customers */
        public Optional<Integer> repeatRate() {
            return basisPoints(returned, customers);
        }
    }

    /** @param revenue its share of what was paid, by the prices of the services */
    public record MasterShare(
            StaffId master,
            String name,
            long visits,
            long completed,
            long noShows,
            long revenue,
            long bookedMinutes,
            long workMinutes) {
        public Optional<Integer> occupancy() {
            return basisPoints(bookedMinutes, workMinutes);
        }
    }

    private static Optional<Integer> basisPoints(long part, long whole) {
        return whole <= 0 ? Optional.empty() : Optional.of(Math.toIntExact(part * WHOLE / whole));
    }
}
