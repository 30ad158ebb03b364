package dvorik.clientbot.marketing;

import dvorik.clientbot.ClientChoice;
import dvorik.core.id.CustomerId;
import java.util.regex.Pattern;

/** Hears when a customer taps a button below a message of marketing. What it throws leaves the tap unanswered. */
@FunctionalInterface
public interface MarketingTaps {
    /** For those who do not count. */
    MarketingTaps UNCOUNTED = (customer, origin, place) -> {};

    /** What may stand in a button. */
    Pattern ORIGIN = Pattern.compile("[A-Za-z0-9_-]{1,20}");

    /**
     * May be told again of the same tap when a process died.
     *
     * @param origin as given when the message was sent; whether there is such a thing has to be looked up, buttons can be
     *     forged
     */
    void tapped(CustomerId customer, String origin, ClientChoice.Place place);

    static boolean isOrigin(String origin) {
        return ORIGIN.matcher(origin).matches();
    }
}
