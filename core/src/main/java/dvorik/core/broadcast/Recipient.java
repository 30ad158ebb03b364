package dvorik.core.broadcast;

import dvorik.core.id.CustomerId;
import java.util.Arrays;
import java.util.Locale;

/** One customer's part of a broadcast. */
final class Recipient {
    private Recipient() {}

    /** Stored by name in lower case. */
    enum Status {
        PLANNED,
        LEASED,
        /** Committed just before the call. */
        SENDING,
        SENT,
        BLOCKED,
        FAILED,
        SKIPPED,
        /** The answer to the call was lost: it may have been sent or not, and is not sent again. */
        UNKNOWN,
        /** Gets nothing, for comparison. */
        HOLDOUT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Why somebody gets no message after all. Stored by name in lower case. */
    enum Skip {
        /** Deleted, merged into another or paused by staff meanwhile. */
        GONE,
        /** Wants no marketing, or has taken the consent back. */
        NO_CONSENT,
        /** No Telegram, or the bot is blocked. */
        UNREACHABLE,
        /** Had enough marketing these days. */
        CAP,
        /** No hour of the broadcast's window lies outside of the customer's quiet hours. */
        QUIET,
        /** The broadcast was cancelled before the turn came. */
        CANCELLED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static boolean knows(String code) {
            return Arrays.stream(values()).anyMatch(skip -> skip.code().equals(code));
        }
    }

    /** @param variant by name */
    record Leased(CustomerId customer, String variant, int attempts) {}
}
