package dvorik.core.broadcast;

import dvorik.core.id.BroadcastId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A broadcast.
 *
 * @param scheduledAt when it is to begin, or began by the clock
 *
 * @param firstSendAt nobody gets it before
 *
 * @param version goes up with every change
 */
public record Broadcast(
        BroadcastId id,
        BusinessId business,
        Status status,
        Optional<Pause> pause,
        BroadcastPlan plan,
        Optional<Instant> scheduledAt,
        Optional<Instant> firstSendAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Instant> recallAskedAt,
        StaffId createdBy,
        Optional<StaffId> startedBy,
        Instant createdAt,
        int version) {

    /** Stored by name in lower case. */
    public enum Status {
        DRAFT,
        SCHEDULED,
        SENDING,
        PAUSED,
        FINISHED,
        CANCELLED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @return true while the plan may still be changed */
        public boolean isOpen() {
            return this == DRAFT || this == SCHEDULED;
        }

        /** @return true once there is an audience and before all of it was served */
        public boolean isUnderWay() {
            return this == SENDING || this == PAUSED;
        }

        static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Why it is paused. Stored by name in lower case. */
    public enum Pause {
        BY_STAFF,
        /** Too many messages failed one after another. */
        ERRORS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Pause of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** The same with another plan. */
    Broadcast with(BroadcastPlan other) {
        return new Broadcast(
                id,
                business,
                status,
                pause,
                other,
                scheduledAt,
                firstSendAt,
                startedAt,
                finishedAt,
                recallAskedAt,
                createdBy,
                startedBy,
                createdAt,
                version);
    }
}
