package dvorik.clientbot.account;

import dvorik.clientbot.CustomerChat;
import dvorik.clientbot.marketing.MarketingChat;
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
    private final MarketingChat marketing;

    public StaffMessageNotification(StaffMessages messages, CustomerChat chat, MarketingChat marketing) {
        this.marketing = marketing;
        this.messages = messages;
        this.chat = chat;
    }

    @Override
    public Delivery deliver(OwedNotification owed) throws InterruptedException {
        var message = messages.find(owed.subject());
        if (message.isEmpty()) {
            return CustomerChat.GONE;
        }
        return switch (message.get()) {
            case StaffMessages.StaffMessage.Words(var text) ->
                chat.tell(
                        owed,
                        customer -> Message.of(Text.of("client.staff-message").with("text", text)));
            case StaffMessages.StaffMessage.OfTemplate(var content, var discount) ->
                marketing.tell(owed, content, discount);
        };
    }
}
