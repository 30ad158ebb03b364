package dvorik.clientbot.account;

import dvorik.clientbot.CustomerChat;
import dvorik.core.account.StaffMessages;
import dvorik.core.conversation.Message;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;
import dvorik.core.text.Text;

/** Brings customers what staff wrote to them. */
public final class StaffMessageNotification implements NotificationChannel {
    private final StaffMessages messages;
    private final CustomerChat chat;

    public StaffMessageNotification(StaffMessages messages, CustomerChat chat) {
        this.messages = messages;
        this.chat = chat;
    }

    @Override
    public Delivery deliver(OwedNotification owed) throws InterruptedException {
        var text = messages.find(owed.subject());
        return text.isEmpty()
                ? CustomerChat.GONE
                : chat.tell(
                        owed,
                        customer -> Message.of(Text.of("client.staff-message").with("text", text.get())));
    }
}
