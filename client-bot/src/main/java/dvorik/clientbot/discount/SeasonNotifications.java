package dvorik.clientbot.discount;

import dvorik.clientbot.CustomerChat;
import dvorik.core.customer.Customer;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountService;
import dvorik.core.id.DiscountId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;

/** Discounts whose day has come: a birthday, the end of their time. Each is shown with its card. */
public final class SeasonNotifications {
    private final DiscountService discounts;
    private final DiscountCards cards;
    private final CustomerChat chat;
    private final Texts texts;
    private final Clock clock;

    /** @param clock business time */
    public SeasonNotifications(
            DiscountService discounts, DiscountCards cards, CustomerChat chat, Texts texts, Clock clock) {
        this.discounts = discounts;
        this.cards = cards;
        this.chat = chat;
        this.texts = texts;
        this.clock = clock;
    }

    public Map<NotificationKind, NotificationChannel> kinds() {
        return Map.of(
                NotificationKind.BIRTHDAY_DISCOUNT,
                this::birthday,
                NotificationKind.WINBACK_DISCOUNT,
                this::winBack,
                NotificationKind.DISCOUNT_ENDING,
                this::ending);
    }

    private Delivery birthday(OwedNotification owed) throws InterruptedException {
        return tell(owed, this::wishes);
    }

    private Delivery ending(OwedNotification owed) throws InterruptedException {
        return tell(owed, customer -> Text.of("client.discount.ending"));
    }

    private Delivery winBack(OwedNotification owed) throws InterruptedException {
        return tell(owed, customer -> Text.of("client.discount.winback"));
    }

    private interface Opening {
        Text of(Customer customer);
    }

    /** What was used or cancelled meanwhile is not spoken of. */
    private Delivery tell(OwedNotification owed, Opening opening) throws InterruptedException {
        var discount = discounts.find(new DiscountId(owed.subject())).orElseThrow();
        if (discount.stateAt(clock.instant()) != Discount.State.ACTIVE) {
            return new Delivery.NotNeeded("no longer active");
        }
        return chat.tell(
                owed,
                customer -> cards.card(
                        discount,
                        customer.language(),
                        Optional.of(texts.plain(customer.language(), opening.of(customer)))));
    }

    private Text wishes(Customer customer) {
        var today = LocalDate.now(clock);
        if (customer.birthday() == null || !isToday(MonthDay.from(customer.birthday()), today)) {
            return Text.of("client.birthday.soon");
        }
        return customer.firstName() == null
                ? Text.of("client.birthday.today-nameless")
                : Text.of("client.birthday.today").with("name", Html.shortName(customer.firstName()));
    }

    /** 29 February is celebrated on the 28th in common years. */
    private static boolean isToday(MonthDay birthday, LocalDate today) {
        return birthday.atYear(today.getYear()).equals(today);
    }
}
