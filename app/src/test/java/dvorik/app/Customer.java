package dvorik.app;

import dvorik.core.text.Language;
import dvorik.sandbox.client.ChatMessage;
import dvorik.sandbox.client.Person;
import java.util.regex.Pattern;

/** A person at the client bot. */
final class Customer extends Phone {
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}");
    private final Town town;

    Customer(Town town, Person person, Language language) {
        super(town, person, Town.CLIENT_BOT, language);
        this.town = town;
    }

    /** Opens the bot and accepts the terms. */
    Customer accepts() {
        chat().starts();
        sees("client.consent.ask");
        taps("client.consent.accept");
        sees("client.phone.ask");
        return this;
    }

    /** By a deep link, as far as the question for the terms. */
    Customer comesBy(String payload) {
        chat().starts(payload);
        sees("client.consent.ask");
        return this;
    }

    /** From the question for the terms to the end. */
    void finishesJoining(String name) {
        finishesJoining(name, "client.welcome");
    }

    /** @param welcome key of the words at the end */
    void finishesJoining(String name, String welcome) {
        taps("client.consent.accept");
        sees("client.phone.ask");
        presses("client.phone.skip");
        sees("client.name.ask");
        chat().sends(name);
        sees("client.birthday.ask");
        taps("client.birthday.skip");
        sees(welcome);
    }

    /** As far as the question for the name, without phone. */
    Customer isAskedForName() {
        accepts();
        presses("client.phone.skip");
        sees("client.name.ask");
        return this;
    }

    /** As far as the question for the birthday. */
    Customer isAskedForBirthday() {
        isAskedForName();
        chat().sends("Анна");
        sees("client.birthday.ask");
        return this;
    }

    /** The whole dialog, without phone and birthday. @return the card */
    ChatMessage joins(String name) {
        isAskedForName();
        chat().sends(name);
        sees("client.birthday.ask");
        taps("client.birthday.skip");
        return card();
    }

    /** Waits for a discount card. */
    ChatMessage card() {
        return chat().sees(CODE);
    }

    /** @return as shown, such as {@code 7KQM-2WXF} */
    static String code(ChatMessage card) {
        var m = CODE.matcher(card.text());
        if (!m.find()) {
            throw new AssertionError("no code on: " + card);
        }
        return m.group();
    }

    /** What is kept about this person; fails for strangers. */
    dvorik.core.customer.Customer kept() {
        return town.features().customers.findByTelegram(telegramId()).orElseThrow();
    }

    /** @return true while nothing is kept about this person */
    boolean isStranger() {
        return town.features().customers.findByTelegram(telegramId()).isEmpty();
    }

    long discounts() {
        return town.db()
                .fetchSingle(
                        """
                        select count(*) from discount d
                        join customer_identity i on i.customer_id = d.customer_id and i.kind = 'telegram'
                        where i.value = ?""",
                        Long.toString(telegramId()))
                .get(0, Long.class);
    }
}
