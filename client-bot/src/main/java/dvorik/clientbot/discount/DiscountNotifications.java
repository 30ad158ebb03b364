package dvorik.clientbot.discount;

import dvorik.clientbot.CustomerChat;
import dvorik.core.conversation.Message;
import dvorik.core.customer.Customer;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.TillService;
import dvorik.core.id.DiscountId;
import dvorik.core.id.RedemptionId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import dvorik.core.salon.SalonService;
import java.util.HashMap;
import java.util.Map;

/** What customers are told about their discounts. */
public final class DiscountNotifications {
    private final DiscountService discounts;
    private final TillService till;
    private final SalonService salons;
    private final DiscountWords words;
    private final DiscountCards cards;
    private final CustomerChat chat;

    public DiscountNotifications(
            DiscountService discounts,
            TillService till,
            SalonService salons,
            DiscountWords words,
            DiscountCards cards,
            CustomerChat chat) {
        this.discounts = discounts;
        this.till = till;
        this.salons = salons;
        this.words = words;
        this.cards = cards;
        this.chat = chat;
    }

    public Map<NotificationKind, NotificationChannel> kinds() {
        return Map.of(
                NotificationKind.DISCOUNT_REDEEMED, this::redeemed, NotificationKind.DISCOUNT_CHANGED, this::changed);
    }

    private Delivery redeemed(OwedNotification owed) throws InterruptedException {
        return chat.tell(owed, customer -> message(owed, customer));
    }

    private Message message(OwedNotification owed, Customer customer) {
        var redemption = till.findRedemption(new RedemptionId(owed.subject())).orElseThrow();
        var discount = discounts.find(redemption.discount()).orElseThrow();
        var salon = salons.find(redemption.salon());
        var model = new HashMap<String, Object>();
        model.put("title", words.title(discount, customer.language()));
        model.put("salon", salon.map(s -> s.name()).orElse(null));
        model.put("taken_off", redemption.takenOff());
        model.put("purchase", redemption.purchase().orElse(null));
        model.put("to_pay", redemption.toPay().orElse(null));
        return Message.card("discount_redeemed", model);
    }

    /** Every message that shows the discount; one that is gone is no fault. */
    private Delivery changed(OwedNotification owed) throws InterruptedException {
        var customer = chat.find(owed.customer());
        if (customer.isEmpty()) {
            return CustomerChat.GONE;
        }
        var language = customer.get().language();
        var discount = discounts.find(new DiscountId(owed.subject())).orElseThrow();
        Delivery last = new Delivery.NotNeeded("no card was shown");
        for (var shown : discounts.findCards(discount.id())) {
            var call = chat.renderer().editCaption(language, shown.messageId(), cards.caption(discount, language));
            last = chat.send(shown.chatId(), call);
            if (last instanceof Delivery.Later) {
                return last;
            }
        }
        return last;
    }
}
