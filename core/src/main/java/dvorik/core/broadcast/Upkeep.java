package dvorik.core.broadcast;

import dvorik.core.broadcast.Broadcast.Status;
import dvorik.core.broadcast.Sending.Parts;
import java.time.Duration;

/** What has to be looked after while broadcasts go out. May be done by several processes at once. */
final class Upkeep {
    private static final int SKIPPED_AT_ONCE = 5_000;
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofMinutes(10);

    private final Parts parts;

    Upkeep(Parts parts) {
        this.parts = parts;
    }

    void run() {
        for (var id : parts.broadcasts().findIds(parts.db(), Status.SENDING, Status.PAUSED)) {
            parts.queue().releaseExpired(id, parts.realClock().instant());
        }
        for (var id : parts.broadcasts().findCancelling(parts.db())) {
            parts.queue().releaseExpired(id, parts.realClock().instant());
            int skipped;
            do {
                skipped = parts.queue().skipPlanned(id, SKIPPED_AT_ONCE);
            } while (skipped == SKIPPED_AT_ONCE);
            if (!parts.queue().hasOpen(parts.db(), id)) {
                parts.service().emptied(id);
            }
        }
        for (var id : parts.broadcasts().findIds(parts.db(), Status.SENDING)) {
            parts.broadcasts().find(parts.db(), id).ifPresent(this::tell);
        }
    }

    private void tell(Broadcast broadcast) {
        var now = parts.realClock().instant();
        var begun = broadcast.firstSendAt().orElse(now);
        var since = Duration.between(begun, parts.clock().instant());
        if (since.isNegative()) {
            return;
        }
        // many looks at the beginning, few in a long night
        long seconds = since.compareTo(SOON) < 0 ? 5 : since.compareTo(LATER) < 0 ? 30 : 120;
        parts.service().tellOfProgress(broadcast, now.getEpochSecond() / seconds);
    }
}
