package dvorik.clientbot.discount;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.qr.QrPicture;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.OfferKind;
import dvorik.core.id.DiscountId;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Cards of discounts for the customer. */
public final class DiscountCards {
    private static final String TEMPLATE = "discount_card";
    private static final String TRACK = "discount:";
    private final DiscountWords words;
    private final UnaryOperator<String> tillLink;

    /** @param tillLink the address that opens the cashier bot with this code */
    public DiscountCards(DiscountWords words, UnaryOperator<String> tillLink) {
        this.words = words;
        this.tillLink = tillLink;
    }

    /** A card as a new message: usable ones with QR and code, others with what became of them. */
    public Message card(Discount discount, Language language) {
        return card(discount, language, Optional.empty());
    }

    /** @param opening words above the card, without markup */
    Message card(Discount discount, Language language, Optional<String> opening) {
        var model = model(discount, language);
        model.put("opening", opening.orElse(null));
        var caption = new Message.Content.Card(TEMPLATE, model);
        if (!caption.model().get("state").equals("active")) {
            return new Message(caption, buttons(discount, caption.model()), null);
        }
        var png = QrPicture.png(tillLink.apply(discount.code().value()));
        return new Message(
                new Message.Content.Picture(png, caption),
                buttons(discount, caption.model()),
                TRACK + discount.id().value());
    }

    /** What to write under the QR of a card that was shown before. */
    public Message caption(Discount discount, Language language) {
        var model = model(discount, language);
        return Message.card(TEMPLATE, model).with(buttons(discount, model));
    }

    /** @return the discount that a message with this track shows */
    public static Optional<DiscountId> tracked(String track) {
        return track.startsWith(TRACK)
                ? Optional.of(new DiscountId(Long.parseLong(track.substring(TRACK.length()))))
                : Optional.empty();
    }

    private Map<String, Object> model(Discount discount, Language language) {
        var model = words.model(discount, language);
        model.put("opening", null);
        model.put("subscription", discount.kind() == OfferKind.SUBSCRIPTION);
        return model;
    }

    /** What can be done with it in its state; null: nothing. */
    private static Buttons buttons(Discount discount, Map<String, Object> model) {
        return switch ((String) model.get("state")) {
            case "active" -> activeButtons(discount);
            case "frozen" ->
                discount.kind() == OfferKind.SUBSCRIPTION
                        ? Buttons.inline(
                                List.of(Button.choose("client.channel.check", new ClientChoice.CheckSubscription())))
                        : null;
            default -> null;
        };
    }

    private static Buttons activeButtons(Discount discount) {
        var code = discount.code().grouped();
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(new Button.Copy(Text.of("client.discount.copy").with("code", code), code)));
        if (discount.giftable() && discount.usesMade() == 0) {
            rows.add(List.of(Button.choose(
                    "client.gift.give", new ClientChoice.GiveAway(discount.id().value()))));
        }
        return new Buttons.Inline(rows);
    }
}
