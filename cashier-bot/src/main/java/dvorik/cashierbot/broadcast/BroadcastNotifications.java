package dvorik.cashierbot.broadcast;

import dvorik.cashierbot.StaffChat;
import dvorik.core.broadcast.Broadcasts;
import dvorik.core.id.BroadcastId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.notification.OwedNotification;
import java.util.Map;

/** Shows the card to whoever began a broadcast, and keeps it up to date. */
public final class BroadcastNotifications {
    private final StaffChat chat;
    private final Broadcasts broadcasts;
    private final BroadcastCards cards;
    private final Notifications notifications;

    public BroadcastNotifications(
            StaffChat chat, Broadcasts broadcasts, BroadcastCards cards, Notifications notifications) {
        this.chat = chat;
        this.broadcasts = broadcasts;
        this.cards = cards;
        this.notifications = notifications;
    }

    public Map<NotificationKind, NotificationChannel> kinds() {
        return Map.of(NotificationKind.BROADCAST_STARTED, this::show, NotificationKind.BROADCAST_CHANGED, this::change);
    }

    private Delivery show(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        return to.isEmpty()
                ? new Delivery.NotNeeded("no longer works here")
                : chat.tell(
                        to.get(),
                        cards.card(
                                broadcasts.find(new BroadcastId(owed.subject())).orElseThrow()));
    }

    private Delivery change(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var id = new BroadcastId(owed.subject());
        var message = notifications.findMessage(Broadcasts.cardKey(id));
        if (to.isEmpty() || message.isEmpty()) {
            return new Delivery.NotNeeded("there is no card");
        }
        return chat.edit(to.get(), message.get(), cards.card(broadcasts.find(id).orElseThrow()));
    }
}
