package dvorik.clientbot.gift;

import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.discount.DiscountCards;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.customer.Customer;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.GiftService;
import dvorik.core.discount.GiftService.ClaimResult;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Opens links of gifts. */
public final class GiftLinks {
    /** What a gift's link carries: this and the token. */
    public static final String PAYLOAD = "g_";

    private static final Pattern LINK = Pattern.compile(PAYLOAD + "([0-9A-Za-z]{16})");

    private final GiftService gifts;
    private final DiscountCards cards;
    private final GiftMessages messages;

    public GiftLinks(
            GiftService gifts, DiscountCards cards, Texts texts, DiscountWords words, UnaryOperator<String> deepLink) {
        this.gifts = gifts;
        this.cards = cards;
        this.messages = new GiftMessages(texts, words, deepLink);
    }

    /** @return the token, when the payload of a link is that of a gift */
    public static Optional<String> token(String payload) {
        var m = LINK.matcher(payload);
        return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /** What to tell somebody who has to join before the gift can be taken. */
    public Text announcement(String token) {
        return gifts.obstacle(token).map(GiftLinks::words).orElse(Text.of("client.gift.waits"));
    }

    /** Takes the gift for a joined customer, and says so after everything else. */
    public Turn<ClientDialog> claim(Turn<ClientDialog> turn, Customer customer, String token) {
        return switch (gifts.claim(customer.id(), token)) {
            case ClaimResult.Claimed(var discount) ->
                turn.say("client.gift.received").say(cards.card(discount, customer.language()));
            case ClaimResult.Own(var gift, var discount) ->
                turn.say(messages.ready("client.gift.own", gift, discount, customer.language()));
            case ClaimResult other -> turn.say(Message.of(words(other)));
        };
    }

    private static Text words(ClaimResult obstacle) {
        return Text.of(
                switch (obstacle) {
                    case ClaimResult.Taken() -> "client.gift.taken";
                    case ClaimResult.TakenBack() -> "client.gift.taken-back";
                    case ClaimResult.Used() -> "client.gift.used";
                    case ClaimResult.Expired() -> "client.gift.expired";
                    case ClaimResult.Gone gone -> "client.gift.gone";
                    case ClaimResult.Claimed claimed -> "client.gift.received";
                    case ClaimResult.Own own -> "client.gift.own";
                });
    }
}
