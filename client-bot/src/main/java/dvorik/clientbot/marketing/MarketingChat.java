package dvorik.clientbot.marketing;

import dvorik.clientbot.ClientBot;
import dvorik.clientbot.CustomerChat;
import dvorik.core.conversation.Deliveries;
import dvorik.core.id.DiscountId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.OwedNotification;
import dvorik.core.telegram.Lane;
import dvorik.core.template.MessageContent;
import java.util.Optional;

/** Brings one customer a message made of a template. */
public final class MarketingChat {
    private final CustomerChat chat;
    private final ClientBot bot;
    private final MarketingCalls calls;

    public MarketingChat(CustomerChat chat, ClientBot bot, MarketingCalls calls) {
        this.chat = chat;
        this.bot = bot;
        this.calls = calls;
    }

    /** Put into words now, in the language the customer reads now. */
    public Delivery tell(OwedNotification owed, MessageContent content, Optional<DiscountId> discount)
            throws InterruptedException {
        var customer = chat.find(owed.customer());
        if (customer.isEmpty()) {
            return CustomerChat.GONE;
        }
        var message = bot.render(content, customer.get(), discount);
        var telegramId = customer.get().telegramId();
        var delivery = telegramId == null
                ? new Delivery.Unreachable("no Telegram")
                : Deliveries.of(calls.send(telegramId, message, "", Lane.TRANSACTIONAL));
        if (!message.html().isEmpty() && CustomerChat.tells(delivery)) {
            chat.keep(owed, customer.get(), message.html());
        }
        return delivery;
    }
}
