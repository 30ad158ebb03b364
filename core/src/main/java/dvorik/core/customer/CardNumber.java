package dvorik.core.customer;

import java.security.SecureRandom;
import java.text.Normalizer;

/**
 * The short number on a customer's card: seven random digits, the first not a zero, and a check digit.
 *
 * <p>The check digit is Damm's: every single wrong digit and every swap of two neighbours is noticed before the database
 * is asked.
 *
 * @param value without separators
 */
public record CardNumber(String value) {
    public static final int LENGTH = 8;

    /** Damm's totally anti-symmetric quasigroup of order 10, row by row. */
    private static final String[] DAMM = {
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790"
    };

    public CardNumber {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a card number");
        }
    }

    /** What a person typed. */
    public sealed interface Read {
        record Number(CardNumber number) implements Read {}

        /** Too short or too long, or not of digits alone. */
        record NotANumber() implements Read {}

        /** Looks like a card number, but a digit is wrong or two are swapped. */
        record Mistyped() implements Read {}
    }

    /** Reads a number with spaces or dashes between its digits, in any script's digits. */
    public static Read read(String typed) {
        if (typed.length() > 64) {
            return new Read.NotANumber();
        }
        var digits = new StringBuilder();
        for (char c : Normalizer.normalize(typed, Normalizer.Form.NFKC).toCharArray()) {
            if (Character.isDigit(c)) {
                digits.append(Character.digit(c, 10));
            } else if (!isSeparator(c)) {
                return new Read.NotANumber();
            }
        }
        var number = digits.toString();
        if (number.length() != LENGTH) {
            return new Read.NotANumber();
        }
        return isWellFormed(number) ? new Read.Number(new CardNumber(number)) : new Read.Mistyped();
    }

    static CardNumber random(SecureRandom random) {
        var seven = Integer.toString(1_000_000 + random.nextInt(9_000_000));
        return new CardNumber(seven + check(seven));
    }

    /** @return as shown to people: {@code 1234 5678}, with a no-break space */
    public String grouped() {
        return value.substring(0, 4) + '\u00a0' + value.substring(4);
    }

    private static boolean isWellFormed(String value) {
        return value.length() == LENGTH
                && value.chars().allMatch(c -> c >= '0' && c <= '9')
                && value.charAt(0) != '0'
                && check(value) == '0';
    }

    /** @return the digit to append; 0 for a number that ends with its own */
    private static char check(String digits) {
        char interim = '0';
        for (char digit : digits.toCharArray()) {
            interim = DAMM[interim - '0'].charAt(digit - '0');
        }
        return interim;
    }

    private static boolean isSeparator(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.getType(c) == Character.FORMAT;
    }
}
