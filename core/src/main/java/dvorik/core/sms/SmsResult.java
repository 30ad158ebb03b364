package dvorik.core.sms;

import java.time.Duration;

/** What a provider said. Reasons are codes: no numbers of people, no words of messages. */
sealed interface SmsResult {
    /** Taken; not delivered yet. */
    record Accepted(String id) implements SmsResult {}

    /** This number or these words will never do. */
    record Refused(String reason) implements SmsResult {}

    /** The person has told the provider to be left alone. */
    record OptedOut() implements SmsResult {}

    /** The provider is away, busy, not paid, or does not know us; nothing was sent. */
    record Wait(Duration delay, String reason) implements SmsResult {}

    /** Nobody knows whether it was taken. */
    record Unknown(String reason) implements SmsResult {}
}
