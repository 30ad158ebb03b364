package dvorik.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;

/** Reads an amount as a cashier types it: {@code 1500}, {@code 1 500,50}, {@code 1,500.5}, {@code 1'500}, {@code 1500 ₽}. */
public final class AmountParser {
    /** The largest amount taken, in major units: more is a slip of the finger. */
    public static final long LARGEST = 1_000_000_000L;

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f\\u2009'’‘`_]");
    private static final Pattern CURRENCY =
            Pattern.compile("(?iu)(₽|руб(лей|ля|ль)?\\.?|р\\.?|сум|soʻm|so'm|som|rub|uzs)$");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([.,]\\d{3})+([.,]\\d{1,2})?");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,12}([.,]\\d{1,2})?");

    private AmountParser() {}

    /** What was read. */
    public sealed interface Parsed {
        record Amount(Money money) implements Parsed {}

        /** Not a number at all. */
        record Unreadable() implements Parsed {}

        /** Zero, or more than {@link #LARGEST}. */
        record OutOfRange() implements Parsed {}
    }

    /** A separator before exactly three last digits groups thousands, before one or two it is the decimal mark. */
    public static Parsed parse(String typed, Currency currency) {
        if (typed.strip().lines().count() > 1) {
            return new Parsed.Unreadable();
        }
        var text = SPACES.matcher(typed.strip()).replaceAll("");
        text = CURRENCY.matcher(text).replaceFirst("");
        if (text.length() > 20 || !text.chars().allMatch(c -> c < 128)) {
            return new Parsed.Unreadable();
        }
        String number;
        if (GROUPED.matcher(text).matches()) {
            int mark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
            boolean decimals = text.length() - mark - 1 < 3;
            number = decimals
                    ? text.substring(0, mark).replaceAll("[.,]", "") + "." + text.substring(mark + 1)
                    : text.replaceAll("[.,]", "");
        } else if (PLAIN.matcher(text).matches()) {
            number = text.replace(',', '.');
        } else {
            return new Parsed.Unreadable();
        }
        var value = new BigDecimal(number);
        if (value.signum() <= 0 || value.compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
            return new Parsed.OutOfRange();
        }
        long minor = value.movePointRight(Math.max(0, currency.getDefaultFractionDigits()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return minor == 0 ? new Parsed.OutOfRange() : new Parsed.Amount(new Money(minor, currency));
    }
}
