package dvorik.core.booking;

import java.time.Instant;

/** Time in cells of five minutes, counted from 1970. */
final class Cells {
    static final int MINUTES = 5;
    private static final long SECONDS = MINUTES * 60L;

    private Cells() {}

    /** @return the cell in which it lies */
    static long of(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS);
    }

    /** @return the first cell that begins then or later */
    static long from(Instant time) {
        return Math.ceilDiv(time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0), SECONDS);
    }

    static Instant at(long cell) {
        return Instant.ofEpochSecond(cell * SECONDS);
    }

    static boolean isOne(Instant time) {
        return time.getNano() == 0 && time.getEpochSecond() % SECONDS == 0;
    }

    static int count(int minutes) {
        return minutes / MINUTES;
    }
}
