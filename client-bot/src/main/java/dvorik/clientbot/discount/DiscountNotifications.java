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
        var receipt = till.findReceipt(new RedemptionId(owed.subject())).orElseThrow();
        var redemption = receipt.redemption();
        var salon = salons.find(redemption.salon());
        var model = new HashMap<String, Object>();
        model.put("title", words.title(receipt.discount(), customer.language()));
        model.put("salon", salon.map(s -> s.name()).orElse(null));
        model.put("taken_off", redemption.takenOff());
        model.put("purchase", redemption.purchase().orElse(null));
        model.put("to_pay", redemption.toPay().orElse(null));
        return Message.card("discount_redeemed", model);
    }

    /** Every message that shows the discount; one that is gone is no fault. */
    private Delivery changed(OwedNotification owed) throws InterruptedException {
        var shown = discounts.findShown(new DiscountId(owed.subject())).orElseThrow();
        if (shown.language().isEmpty()) {
            return CustomerChat.GONE;
        }
        var language = shown.language().get();
        var caption = cards.caption(shown.discount(), language);
        Delivery last = new Delivery.NotNeeded("no card was shown");
        for (var card : shown.cards()) {
            var call = chat.renderer().editCaption(language, card.messageId(), caption);
            last = chat.send(card.chatId(), call);
            if (last instanceof Delivery.Later) {
                return last;
            }
        }
        return last;
    }
}
