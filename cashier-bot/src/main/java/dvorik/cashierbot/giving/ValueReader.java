package dvorik.cashierbot.giving;

import dvorik.core.money.AmountParser;
import dvorik.core.money.DiscountValue;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the value of a discount as people type it: {@code 15%}, {@code 7,5 %}, {@code %15}; anything else as an amount. */
final class ValueReader {
    private static final String NUMBER = "(\\d{1,3}(?:[.,]\\d{1,2})?)";
    private static final Pattern PERCENT = Pattern.compile("\\s*" + NUMBER + "[\\s\\u00a0]*%\\s*");
    private static final Pattern PERCENT_FIRST = Pattern.compile("\\s*%[\\s\\u00a0]*" + NUMBER + "\\s*");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private ValueReader() {}

    /** @return empty for what cannot be read, zero, and more than 100 % */
    static Optional<DiscountValue> read(String typed, Currency currency) {
        for (var pattern : new Pattern[] {PERCENT, PERCENT_FIRST}) {
            var percent = pattern.matcher(typed);
            if (percent.matches()) {
                var number = new BigDecimal(percent.group(1).replace(',', '.'));
                return number.signum() > 0 && number.compareTo(WHOLE) <= 0
                        ? Optional.of(new DiscountValue.Percent(
                                number.movePointRight(2).intValueExact()))
                        : Optional.empty();
            }
        }
        return AmountParser.parse(typed, currency) instanceof AmountParser.Parsed.Amount(var money)
                ? Optional.of(new DiscountValue.Amount(money))
                : Optional.empty();
    }
}
