package dvorik.cashierbot.giving;

import dvorik.cashierbot.StaffChat;
import dvorik.core.discount.HandGrant;
import dvorik.core.discount.HandGrants;
import dvorik.core.id.HandGrantId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import java.util.Map;

/** Asks the second person, and tells the first what was said. */
public final class GrantNotifications {
    private final StaffChat chat;
    private final HandGrants grants;
    private final GrantCards cards;

    public GrantNotifications(StaffChat chat, HandGrants grants, GrantCards cards) {
        this.chat = chat;
        this.grants = grants;
        this.cards = cards;
    }

    public Map<NotificationKind, NotificationChannel> kinds() {
        return Map.of(
                NotificationKind.HAND_GRANT_ASKED, this::asked, NotificationKind.HAND_GRANT_DECIDED, this::decided);
    }

    private Delivery asked(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var grant = grants.find(new HandGrantId(owed.subject())).orElseThrow();
        if (to.isEmpty() || grant.status() != HandGrant.Status.ASKED) {
            return new Delivery.NotNeeded("decided, or no longer works here");
        }
        return chat.tell(to.get(), cards.question(grant, to.get().language()));
    }

    private Delivery decided(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var grant = grants.find(new HandGrantId(owed.subject())).orElseThrow();
        return to.isEmpty()
                ? new Delivery.NotNeeded("no longer works here")
                : chat.tell(to.get(), cards.state(grant, to.get().language()));
    }
}
