package dvorik.clientbot.friend;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.CustomerChat;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.customer.Customer;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.id.DiscountId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;
import dvorik.core.text.Text;
import java.util.List;

/** Thanks a customer whose friend has come and bought. */
public final class ThanksNotification implements NotificationChannel {
    private final DiscountService discounts;
    private final DiscountWords words;
    private final CustomerChat chat;

    public ThanksNotification(DiscountService discounts, DiscountWords words, CustomerChat chat) {
        this.discounts = discounts;
        this.words = words;
        this.chat = chat;
    }

    @Override
    public Delivery deliver(OwedNotification owed) throws InterruptedException {
        return chat.tell(owed, customer -> message(owed, customer));
    }

    private Message message(OwedNotification owed, Customer customer) {
        var discount = discounts.find(new DiscountId(owed.subject())).orElseThrow();
        var title = words.title(discount, customer.language());
        var show = Button.choose(
                "client.friend.show",
                new ClientChoice.ShowDiscount(discount.id().value()));
        return Message.of(Text.of("client.friend.thanks").with("title", title)).with(Buttons.inline(List.of(show)));
    }
}
