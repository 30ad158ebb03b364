package dvorik.core.stats;

/**
 * What happened in a part of a period, cut to the period.
 *
 * @param redeemed less those taken back in it; money likewise, in minor units
 */
public record StatsLine(
        Period part,
        long joined,
        long issued,
        long redeemed,
        long purchases,
        long gross,
        long taken,
        long net,
        Visits visits) {

    /** Those that begin in the part. @param revenue paid for the completed ones */
    public record Visits(long bookings, long completed, long cancelled, long noShows, long revenue) {}
}
