package dvorik.clientbot.gift;

import dvorik.clientbot.CustomerChat;
import dvorik.core.conversation.Message;
import dvorik.core.customer.Customer;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.GiftService;
import dvorik.core.id.GiftId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;
import dvorik.core.text.Text;

/** Tells the giver that a friend has taken the gift. */
public final class GiftNotifications implements NotificationChannel {
    private final GiftService gifts;
    private final DiscountService discounts;
    private final DiscountWords words;
    private final CustomerChat chat;

    public GiftNotifications(GiftService gifts, DiscountService discounts, DiscountWords words, CustomerChat chat) {
        this.gifts = gifts;
        this.discounts = discounts;
        this.words = words;
        this.chat = chat;
    }

    @Override
    public Delivery deliver(OwedNotification owed) throws InterruptedException {
        return chat.tell(owed, giver -> message(owed, giver));
    }

    private Message message(OwedNotification owed, Customer giver) {
        var gift = gifts.find(new GiftId(owed.subject())).orElseThrow();
        var discount = discounts.find(gift.discount()).orElseThrow();
        var title = words.title(discount, giver.language());
        return Message.of(Text.of("client.gift.accepted").with("title", title));
    }
}
