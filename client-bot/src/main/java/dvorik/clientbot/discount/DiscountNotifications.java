package dvorik.clientbot.discount;

import dvorik.core.conversation.Deliveries;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.MessageRenderer;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.Redemption;
import dvorik.core.discount.TillService;
import dvorik.core.id.DiscountId;
import dvorik.core.id.RedemptionId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;
import dvorik.core.salon.SalonService;
import dvorik.core.telegram.Lane;
import dvorik.core.telegram.SendResult;
import dvorik.core.telegram.TelegramGateway;
import java.util.HashMap;

/** What customers are told about their discounts. */
public final class DiscountNotifications implements NotificationChannel {
    private final CustomerService customers;
    private final DiscountService discounts;
    private final TillService till;
    private final SalonService salons;
    private final DiscountWords words;
    private final DiscountCards cards;
    private final MessageRenderer renderer;
    private final TelegramGateway gateway;

    public DiscountNotifications(
            CustomerService customers,
            DiscountService discounts,
            TillService till,
            SalonService salons,
            DiscountWords words,
            DiscountCards cards,
            MessageRenderer renderer,
            TelegramGateway gateway) {
        this.customers = customers;
        this.discounts = discounts;
        this.till = till;
        this.salons = salons;
        this.words = words;
        this.cards = cards;
        this.renderer = renderer;
        this.gateway = gateway;
    }

    @Override
    public Delivery deliver(OwedNotification notification) throws InterruptedException {
        var customer = customers.find(notification.customer());
        if (customer.isEmpty()) {
            return new Delivery.NotNeeded("customer deleted");
        }
        return switch (notification.kind()) {
            case DISCOUNT_REDEEMED -> redeemed(customer.get(), new RedemptionId(notification.subject()));
            case DISCOUNT_CHANGED -> changed(customer.get(), new DiscountId(notification.subject()));
            case INVITATION_ACCEPTED -> new Delivery.NotNeeded("not for customers");
        };
    }

    private Delivery redeemed(Customer customer, RedemptionId id) throws InterruptedException {
        var chat = customers.findTelegramId(customer.id());
        if (chat.isEmpty()) {
            return new Delivery.Unreachable("no Telegram");
        }
        var redemption = till.findRedemption(id).orElseThrow();
        var discount = discounts.find(redemption.discount()).orElseThrow();
        var sent = gateway.send(
                chat.get(),
                renderer.send(customer.language(), message(customer, redemption, discount)),
                Lane.TRANSACTIONAL);
        if (sent instanceof SendResult.Blocked) {
            customers.markReachable(chat.get(), false);
        }
        return Deliveries.of(sent);
    }

    private Message message(Customer customer, Redemption redemption, Discount discount) {
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
    private Delivery changed(Customer customer, DiscountId id) throws InterruptedException {
        var discount = discounts.find(id).orElseThrow();
        Delivery last = new Delivery.NotNeeded("no card was shown");
        for (var shown : discounts.findCards(id)) {
            var call = renderer.editCaption(
                    customer.language(), shown.messageId(), cards.caption(discount, customer.language()));
            last = Deliveries.of(gateway.send(shown.chatId(), call, Lane.TRANSACTIONAL));
            if (last instanceof Delivery.Later) {
                return last;
            }
        }
        return last;
    }
}
