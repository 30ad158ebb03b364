package dvorik.core.notification;

import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import java.time.Instant;

/**
 * A leased message.
 *
 *
 * @param customer or {@code staff}: the person it is owed to; the other is null.
 *
 * @param attempts made before in this way
 *
 * @param way in which it goes now
 *
 * @param owedAt when it was owed first, in real time
 */
public record OwedNotification(
        long id,
        NotificationKind kind,
        CustomerId customer,
        StaffId staff,
        long subject,
        int attempts,
        Way way,
        Instant owedAt) {}
