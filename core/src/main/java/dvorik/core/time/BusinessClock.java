package dvorik.core.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The real time moved by an offset that the demo and the tests can change while the system runs. It ticks in microseconds,
 * as the database keeps them, so that what was written equals what is read.
 */
public final class BusinessClock extends Clock {
    private final Clock real;
    private final ZoneId zone;
    private final Offset offset;

    /** @param zone the zone of the business (APP_TIMEZONE) */
    public BusinessClock(Clock real, ZoneId zone) {
        this(real, zone, new Offset());
    }

    private BusinessClock(Clock real, ZoneId zone, Offset offset) {
        this.real = real;
        this.zone = zone;
        this.offset = offset;
    }

    /** Tells of every move from now on. */
    public void onMove(Runnable listener) {
        offset.listeners.add(listener);
    }

    /** @param total how far business time is ahead of real time from now on; negative: behind */
    public void moveTo(Duration total) {
        offset.total = total;
        offset.listeners.forEach(Runnable::run);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset.total).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new BusinessClock(real, other, offset);
    }

    private static final class Offset {
        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
        private volatile Duration total = Duration.ZERO;
    }
}
