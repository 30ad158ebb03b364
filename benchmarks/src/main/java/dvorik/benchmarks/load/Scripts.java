package dvorik.benchmarks.load;

import static dvorik.benchmarks.load.Step.Answer.EDIT;
import static dvorik.benchmarks.load.Step.Answer.MESSAGE;
import static dvorik.benchmarks.load.Step.Answer.PHOTO;

import java.util.List;

/** What people do, from their first update to the answer that ends it. */
final class Scripts {
    private Scripts() {}

    /** A stranger becomes a customer; the last answer is the card with the code. */
    static final List<Step> JOINING = List.of(
            Step.says("/start", MESSAGE.with("AcceptTerms")),
            Step.taps("AcceptTerms", MESSAGE),
            new Step((bot, person, before) -> bot.sharesContact(person, phone(person)), MESSAGE),
            Step.says("Anna", MESSAGE),
            Step.says("14.02.1990", PHOTO));

    /** A stranger who is called away before telling the name. */
    static final List<Step> HALF_WAY = JOINING.subList(0, 3);

    /** The owner makes an invitation; the last answer has the link to copy. */
    static final List<Step> INVITING =
            List.of(Step.says("/invite", MESSAGE.with("InviteAs:CASHIER")), Step.taps("InviteAs:CASHIER", EDIT));

    /** A cashier takes a code, an amount and the confirmation. */
    static List<Step> redeeming(String code) {
        return List.of(
                Step.says(code, MESSAGE), Step.says("1500", MESSAGE.with("Confirm")), Step.taps("Confirm", EDIT));
    }

    /** A new cashier follows the link of an invitation. */
    static List<Step> accepting(String link) {
        return List.of(Step.says("/start " + link.substring(link.indexOf("start=") + "start=".length()), MESSAGE));
    }

    private static String phone(long person) {
        return "+7902%07d".formatted(person % 10_000_000);
    }
}
