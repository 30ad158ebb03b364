package dvorik.cashierbot.staff;

import dvorik.cashierbot.StaffChat;
import dvorik.core.conversation.Message;
import dvorik.core.id.StaffId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.util.Map;

/** What staff are told about staff. */
public final class StaffNotifications {
    private final StaffChat chat;

    public StaffNotifications(StaffChat chat) {
        this.chat = chat;
    }

    public Map<NotificationKind, NotificationChannel> kinds() {
        return Map.of(NotificationKind.INVITATION_ACCEPTED, this::accepted);
    }

    private Delivery accepted(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var joined = chat.find(new StaffId(owed.subject()));
        if (to.isEmpty() || joined.isEmpty()) {
            return new Delivery.NotNeeded("no longer works here");
        }
        var words = Text.of("cashier.invitation-accepted")
                .with("name", Html.shortName(joined.get().name()));
        return chat.tell(to.get(), Message.of(words));
    }
}
