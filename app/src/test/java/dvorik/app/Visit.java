package dvorik.app;

import dvorik.sandbox.client.PersonChat;
import java.util.regex.Pattern;

/** The main path in English, for tests that make it many times at once while something breaks. */
final class Visit {
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}");
    private final Runnable answered;

    /** @param answered runs after every answer that was awaited */
    Visit(Runnable answered) {
        this.answered = answered;
    }

    Visit() {
        this(() -> {});
    }

    /** Joins without phone. @return the code of the joining discount */
    String join(PersonChat ann) {
        ann.starts();
        ann.sees("Accept");
        answered.run();
        ann.taps("Accept");
        ann.sees("Share your phone");
        answered.run();
        ann.presses("Skip");
        ann.sees("call you");
        answered.run();
        ann.sends("Ann");
        ann.sees("birthday");
        answered.run();
        ann.sends("14.02.1990");
        var card = ann.sees(CODE);
        answered.run();
        var m = CODE.matcher(card.text());
        if (!m.find()) {
            throw new AssertionError("no code on " + card);
        }
        return m.group();
    }

    void redeem(PersonChat cashier, String code) {
        cashier.sends(code);
        cashier.sees("The discount is good");
        answered.run();
        cashier.sends("1500");
        cashier.sees("Is that right?");
        answered.run();
        cashier.taps("✅ Redeem");
        cashier.sees("Redeemed");
        answered.run();
    }
}
