package dvorik.core.telegram.intake;

import java.time.Instant;

/**
 * An update that was given up on, kept for reading.
 *
 * @param at when it was parked
 * @param update as received; personal data, not for logs
 * @param fault class of the exception, or {@code unreadable}
 */
public record ParkedUpdate(Instant at, long chatId, String update, String fault) {}
