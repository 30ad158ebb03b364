package dvorik.core.sms;

import java.util.Locale;

/** What became of an SMS that was taken. Stored by name in lower case. */
public enum SmsStatus {
    /** On its way; not delivered yet. */
    ACCEPTED,
    DELIVERED,
    UNDELIVERED,
    EXPIRED,
    /** Nobody could tell for two days, or whether it was taken at all. */
    UNKNOWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isFinal() {
        return this != ACCEPTED;
    }

    /** It has not arrived, and will not. */
    boolean isFailure() {
        return this == UNDELIVERED || this == EXPIRED;
    }
}
