package dvorik.sandbox.world;

/** Where counters start, so that a restarted sandbox never hands out an id of its earlier life. */
final class TimeBasedIds {
    private static final long EPOCH_SECONDS = 1_767_225_600L; // 2026-01-01T00:00:00Z
    /** Ids a second: below it on average, the next start is above every id given; 32 bits last into 2034. */
    private static final int PER_SECOND = 8;

    private TimeBasedIds() {}

    static int first(long epochMillis) {
        return Math.toIntExact((epochMillis / 1000 - EPOCH_SECONDS) * PER_SECOND % Integer.MAX_VALUE) + 1;
    }
}
