package dvorik.clientbot.gift;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ShareLink;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.Gift;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the giver sees of a gift. */
final class GiftMessages {
    private final Texts texts;
    private final DiscountWords words;
    private final UnaryOperator<String> deepLink;

    /** @param deepLink makes the address that opens this bot with a payload */
    GiftMessages(Texts texts, DiscountWords words, UnaryOperator<String> deepLink) {
        this.texts = texts;
        this.words = words;
        this.deepLink = deepLink;
    }

    /** @param key of the text, with the places {@code title} and {@code link} */
    Message ready(String key, Gift gift, Discount discount, Language language) {
        var title = words.title(discount, language);
        var link = deepLink.apply(GiftLinks.PAYLOAD + gift.token());
        var share = texts.plain(language, Text.of("client.gift.share").with("title", title));
        return Message.of(Text.of(key).with("title", title).with("link", link))
                .with(Buttons.inline(
                        List.of(new Button.Link(Text.of("client.gift.send"), ShareLink.of(link, share))),
                        List.of(new Button.Copy(Text.of("client.gift.copy"), link)),
                        List.of(Button.choose(
                                "client.gift.take-back",
                                new ClientChoice.TakeBackGift(gift.id().value())))));
    }
}
