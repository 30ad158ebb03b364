package dvorik.clientbot;

import dvorik.core.conversation.Deliveries;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.MessageRenderer;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.id.CustomerId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.Mailbox;
import dvorik.core.notification.OwedNotification;
import dvorik.core.telegram.BotCall;
import dvorik.core.telegram.Lane;
import dvorik.core.telegram.SendResult;
import dvorik.core.telegram.TelegramGateway;
import java.util.Optional;
import java.util.function.Function;

/** Writes to customers first, outside of any turn: buttons must be such that count at any time. */
public final class CustomerChat {
    /** What is owed to somebody who has left is owed no more. */
    public static final Delivery GONE = new Delivery.NotNeeded("customer deleted");

    private final CustomerService customers;
    private final MessageRenderer renderer;
    private final TelegramGateway gateway;
    private final Mailbox mailbox;

    CustomerChat(CustomerService customers, MessageRenderer renderer, TelegramGateway gateway, Mailbox mailbox) {
        this.mailbox = mailbox;
        this.customers = customers;
        this.renderer = renderer;
        this.gateway = gateway;
    }

    public MessageRenderer renderer() {
        return renderer;
    }

    /** @return the one it became, where two became one; empty for the deleted */
    public Optional<Customer> find(CustomerId id) {
        return customers.find(id);
    }

    /**
     * Tells the customer to whom it is owed, and keeps it in the mailbox, to be read again. Not for questions: the mailbox
     * shows no buttons.
     *
     * @param words made for the customer, who is not deleted
     */
    public Delivery tell(OwedNotification owed, Function<Customer, Message> words) throws InterruptedException {
        var customer = find(owed.customer());
        return customer.isEmpty() ? GONE : tell(owed, customer.get(), words.apply(customer.get()));
    }

    /** Likewise, in this one of the chats of the customer, as long as it is one of them. */
    public Delivery tell(OwedNotification owed, Optional<Long> chatId, Message message) throws InterruptedException {
        var customer = find(owed.customer());
        if (customer.isEmpty()) {
            return GONE;
        }
        var there = chatId.flatMap(customers::findByTelegram)
                .filter(found -> found.id().equals(customer.get().id()));
        return tell(owed, there.orElse(customer.get()), message);
    }

    /** Keeps what was told in another way in the mailbox, to be read again. */
    public void keep(OwedNotification owed, Customer customer, String html) {
        mailbox.keep(owed, customer.id(), html);
    }

    private Delivery tell(OwedNotification owed, Customer customer, Message message) throws InterruptedException {
        var delivery = tell(customer, message);
        if (tells(delivery)) {
            // who has blocked the bot finds it on coming back, and other ways take the words from there
            mailbox.keep(owed, customer.id(), renderer.html(customer.language(), message.content()));
        }
        return delivery;
    }

    /** @return true for all but what is tried again without an attempt, or not at all */
    public static boolean tells(Delivery delivery) {
        return !(delivery instanceof Delivery.Later || delivery instanceof Delivery.NotNeeded);
    }

    /** Sends a message in the customer's language; remembers when Telegram says that it cannot be. */
    public Delivery tell(Customer customer, Message message) throws InterruptedException {
        return customer.telegramId() == null
                ? new Delivery.Unreachable("no Telegram")
                : send(customer.telegramId(), renderer.send(customer.language(), message));
    }

    /** Changes the words of a message; one that is gone is no fault. */
    public Delivery edit(Customer customer, int messageId, Message message) throws InterruptedException {
        return customer.telegramId() == null
                ? new Delivery.Unreachable("no Telegram")
                : send(customer.telegramId(), renderer.editText(customer.language(), messageId, message));
    }

    /** Makes one call in a chat with a customer. */
    public Delivery send(long chatId, BotCall call) throws InterruptedException {
        var sent = gateway.send(chatId, call, Lane.TRANSACTIONAL);
        if (sent instanceof SendResult.Blocked) {
            customers.markReachable(chatId, false);
        }
        return Deliveries.of(sent);
    }
}
