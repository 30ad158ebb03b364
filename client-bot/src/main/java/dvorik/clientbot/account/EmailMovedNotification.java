package dvorik.clientbot.account;

import dvorik.clientbot.CustomerChat;
import dvorik.core.conversation.Message;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import java.util.Map;

/** Tells a customer that somebody else has confirmed the address. */
public final class EmailMovedNotification {
    private EmailMovedNotification() {}

    public static Map<NotificationKind, NotificationChannel> kinds(CustomerChat chat) {
        return Map.of(
                NotificationKind.EMAIL_MOVED,
                owed -> chat.tell(owed, customer -> Message.of("client.email.moved-away")));
    }
}
