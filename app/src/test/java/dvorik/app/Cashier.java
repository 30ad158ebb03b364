package dvorik.app;

import dvorik.core.text.Language;
import dvorik.sandbox.client.ChatMessage;
import dvorik.sandbox.client.Person;

/** A person at the cashier bot. */
final class Cashier extends Phone {
    Cashier(Town town, Person person, Language language) {
        super(town, person, Town.CASHIER_BOT, language);
    }

    /** Types a code that is good. @return the card with what it gives */
    ChatMessage checks(String code) {
        chat().sends(code);
        return sees("cashier.till.redeem", "✅");
    }

    private ChatMessage sees(String button, String beginning) {
        return chat().sees(
                        "a good card",
                        m -> m.text().startsWith(beginning) && m.buttons().contains(label(button)));
    }

    /** Types a code that is refused. @return the card with the reasons */
    ChatMessage isRefused(String code) {
        chat().sends(code);
        return chat().sees("⚠️");
    }

    /** Types a code that is good, and the amount. @return the card that asks for the confirmation */
    ChatMessage quotes(String code, String amount) {
        checks(code);
        chat().sends(amount);
        return chat().sees("?");
    }

    /** All the way. @return the card that says that it was redeemed */
    ChatMessage redeems(String code, String amount) {
        quotes(code, amount);
        taps("cashier.till.confirm");
        return chat().sees("−");
    }
}
