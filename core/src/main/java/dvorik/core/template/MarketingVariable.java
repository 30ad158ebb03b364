package dvorik.core.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What marketing may put into its words: the one list. Descriptions are the texts {@code api.template.variable.NAME}. */
public enum MarketingVariable {
    /** How the customer likes to be called; kind words where that is not known. */
    NAME(40),
    BUSINESS(60),
    /** Whether there is a discount of the customer's own: true or false, for conditions. */
    HAS_DISCOUNT(5),
    /** Such as 15 % or 500 ₽; like all that follows empty where there is no discount. */
    DISCOUNT_VALUE(20),
    /** In groups of four. */
    DISCOUNT_CODE(9),
    /** The last day on which it counts. */
    DISCOUNT_UNTIL(20);

    private final int longest;

    MarketingVariable(int longest) {
        this.longest = longest;
    }

    /** @return as templates write it */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return characters a value may come to, for the check of the message's length */
    int longest() {
        return longest;
    }

    static Map<String, Integer> lengths() {
        return Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(MarketingVariable::code, MarketingVariable::longest));
    }
}
