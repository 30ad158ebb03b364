package dvorik.core.report;

/**
 * When the shop is open, in whole hours of the salon's day; past midnight where it closes before it opens.
 *
 * @param open first hour, 0 to 23
 * @param close hour that no longer belongs to it, 1 to 24
 */
record OpenHours(int open, int close) {

    /** @return false where nothing is after hours */
    boolean areSet() {
        return open != close % 24;
    }

    boolean include(int hour) {
        return open < close ? hour >= open && hour < close : hour >= open || hour < close;
    }
}
