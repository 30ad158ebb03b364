package dvorik.core.notification;

import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;

/**
 * A leased message.
 *
 *
 * @param customer or {@code staff}: the person it is owed to; the other is null.
 *
 * @param attempts made before
 */
public record OwedNotification(
        long id, NotificationKind kind, CustomerId customer, StaffId staff, long subject, int attempts) {}
