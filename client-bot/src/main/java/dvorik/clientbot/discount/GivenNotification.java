package dvorik.clientbot.discount;

import dvorik.clientbot.CustomerChat;
import dvorik.core.discount.DiscountService;
import dvorik.core.id.DiscountId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;

/** Shows a customer the discount that staff gave by hand: its card, which says all. */
public final class GivenNotification implements NotificationChannel {
    private final DiscountService discounts;
    private final DiscountCards cards;
    private final CustomerChat chat;

    public GivenNotification(DiscountService discounts, DiscountCards cards, CustomerChat chat) {
        this.discounts = discounts;
        this.cards = cards;
        this.chat = chat;
    }

    @Override
    public Delivery deliver(OwedNotification owed) throws InterruptedException {
        return chat.tell(
                owed,
                customer -> cards.card(
                        discounts.find(new DiscountId(owed.subject())).orElseThrow(), customer.language()));
    }
}
