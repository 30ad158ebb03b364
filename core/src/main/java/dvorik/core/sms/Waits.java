package dvorik.core.sms;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long providers are left alone. */
final class Waits {
    private static final Logger log = LoggerFactory.getLogger(Waits.class);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration QUOTA = Duration.ofHours(1);

    private Waits() {}

    static SmsResult away(String provider) {
        return new SmsResult.Wait(SHORT, provider + " is away");
    }

    static SmsResult busy(String reason) {
        return new SmsResult.Wait(SHORT, reason);
    }

    static SmsResult quota(String reason) {
        return new SmsResult.Wait(QUOTA, reason);
    }

    /** For a person to put right: money, an account, a password. */
    static SmsResult trouble(String reason) {
        log.error("SMS wait for somebody to put this right: {}", reason);
        return new SmsResult.Wait(LONG, reason);
    }
}
