package dvorik.core.notification;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Hands each message to the part that knows its kind. */
public final class NotificationRouter implements NotificationChannel {
    private final Map<NotificationKind, NotificationChannel> parts = new EnumMap<>(NotificationKind.class);

    /** @throws IllegalArgumentException when a kind has no part, or two */
    public NotificationRouter(List<Map<NotificationKind, NotificationChannel>> all) {
        for (var some : all) {
            some.forEach((kind, part) -> {
                if (parts.put(kind, part) != null) {
                    throw new IllegalArgumentException("two parts deliver " + kind);
                }
            });
        }
        Arrays.stream(NotificationKind.values())
                .filter(kind -> !kind.isDirect() && !parts.containsKey(kind))
                .findFirst()
                .ifPresent(kind -> {
                    throw new IllegalArgumentException("nobody delivers " + kind);
                });
    }

    @Override
    public Delivery deliver(OwedNotification notification) throws InterruptedException {
        return parts.get(notification.kind()).deliver(notification);
    }
}
