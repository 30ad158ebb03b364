package dvorik.clientbot.till;

import dvorik.clientbot.CustomerChat;
import dvorik.core.conversation.Message;
import dvorik.core.customer.Customer;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.TillService;
import dvorik.core.id.RedemptionId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;
import dvorik.core.salon.Salon;
import dvorik.core.salon.SalonService;

/** Tells a customer that a redemption was taken back. */
public final class UndoneNotification implements NotificationChannel {
    private final DiscountService discounts;
    private final TillService till;
    private final SalonService salons;
    private final DiscountWords words;
    private final CustomerChat chat;

    public UndoneNotification(
            DiscountService discounts, TillService till, SalonService salons, DiscountWords words, CustomerChat chat) {
        this.discounts = discounts;
        this.till = till;
        this.salons = salons;
        this.words = words;
        this.chat = chat;
    }

    @Override
    public Delivery deliver(OwedNotification owed) throws InterruptedException {
        return chat.tell(owed, customer -> message(owed, customer));
    }

    private Message message(OwedNotification owed, Customer customer) {
        var redemption = till.findRedemption(new RedemptionId(owed.subject())).orElseThrow();
        var discount = discounts.find(redemption.discount()).orElseThrow();
        var model = words.model(discount, customer.language());
        model.put("taken_off", redemption.takenOff());
        model.put("salon", salons.find(redemption.salon()).map(Salon::name).orElse(null));
        return Message.card("redemption_undone", model);
    }
}
