package dvorik.cashierbot.till;

import dvorik.cashierbot.CashierBot;
import dvorik.core.customer.CardNumber;
import dvorik.core.discount.DiscountCode;
import java.util.regex.Pattern;

/** What a text, a link or the content of a QR code asks the till to look at. */
sealed interface Looked {
    Pattern LINK = Pattern.compile(
            "(?:https?://(?:t|telegram)\\.me/\\w{1,40}/?\\?start=|tg://resolve/?\\?domain=\\w{1,40}&start=)"
                    + "([ck]_[A-Za-z0-9_-]{1,62})");

    record Code(DiscountCode code) implements Looked {}

    record Card(CardNumber number) implements Looked {}

    /** Looks like a code or a number, but a character is wrong or two are swapped. */
    record Mistyped() implements Looked {}

    record Nothing() implements Looked {}

    /** Reads what a cashier typed: numbers alone are a card's, for a code always has a letter. */
    static Looked typed(String text) {
        return switch (CardNumber.read(text)) {
            case CardNumber.Read.Number(var number) -> new Card(number);
            case CardNumber.Read.Mistyped() -> new Mistyped();
            case CardNumber.Read.NotANumber() ->
                switch (DiscountCode.read(text)) {
                    case DiscountCode.Read.Code(var code) -> new Code(code);
                    case DiscountCode.Read.Mistyped() -> new Mistyped();
                    case DiscountCode.Read.NotACode() -> new Nothing();
                };
        };
    }

    /** Reads the payload of a link to this bot. */
    static Looked payload(String payload) {
        return payload.startsWith(CashierBot.CODE_PAYLOAD) || payload.startsWith(CashierBot.CARD_PAYLOAD)
                ? typed(payload.substring(2))
                : new Nothing();
    }

    /** Reads a QR code: a link of ours, or a code or number alone; everything else is somebody else's. */
    static Looked scanned(String content) {
        var link = LINK.matcher(content.strip());
        if (link.matches()) {
            return payload(link.group(1));
        }
        var plain = typed(content);
        return plain instanceof Mistyped ? new Nothing() : plain;
    }

    /** @return true when a QR code holds something for the till */
    static boolean isOurs(String content) {
        return !(scanned(content) instanceof Nothing);
    }
}
