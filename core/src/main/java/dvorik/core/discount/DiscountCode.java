package dvorik.core.discount;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Eight characters a customer shows at the till: seven random ones and a check character.
 *
 * <p>The alphabet is Crockford's base 32 (no I, L, O, U). The check character is a weighted sum over the field of 32
 * elements: every single wrong character and every swap of two neighbours is noticed before the database is asked.
 *
 * @param value upper case, without separators
 */
public record DiscountCode(String value) {
    public static final int LENGTH = 8;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    /** What looks alike, in Latin and Cyrillic; applied in upper case. */
    private static final Map<Character, Character> LOOK_ALIKES =
            pairs("O0 I1 L1 О0 А A В B С C Е E Н H К K М M Р P Т T Х X У Y Ё E І 1 З 3 Ѕ S Ј J");

    public DiscountCode {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a code");
        }
    }

    /** What a person typed. */
    public sealed interface Read {
        record Code(DiscountCode code) implements Read {}

        /** Too short or too long, or with characters that codes do not have. */
        record NotACode() implements Read {}

        /** Looks like a code, but a character is wrong or two are swapped. */
        record Mistyped() implements Read {}
    }

    /** Reads a code in any case, with spaces or dashes, look-alikes forgiven. */
    public static Read read(String typed) {
        if (typed.length() > 64) {
            return new Read.NotACode();
        }
        var out = new StringBuilder();
        for (char c : Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                char plain = LOOK_ALIKES.getOrDefault(c, c);
                if (ALPHABET.indexOf(plain) < 0) {
                    return new Read.NotACode();
                }
                out.append(plain);
            } else if (!isSeparator(c)) {
                return new Read.NotACode();
            }
        }
        var code = out.toString();
        if (code.length() != LENGTH) {
            return new Read.NotACode();
        }
        return isWellFormed(code) ? new Read.Code(new DiscountCode(code)) : new Read.Mistyped();
    }

    /** @return the code when the text is one without doubt: well-formed and not a plain number, which may be an amount */
    public static Optional<DiscountCode> readUnmistakable(String typed) {
        return read(typed) instanceof Read.Code(var code) && !code.value.chars().allMatch(Character::isDigit)
                ? Optional.of(code)
                : Optional.empty();
    }

    /** @return a new one with at least one letter, so that it is never taken for an amount */
    public static DiscountCode random(SecureRandom random) {
        var code = new char[LENGTH];
        do {
            for (int i = 0; i < LENGTH - 1; i++) {
                code[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            }
            code[LENGTH - 1] = checkCharacter(code);
        } while (new String(code).chars().allMatch(Character::isDigit));
        return new DiscountCode(new String(code));
    }

    /** @return as shown to people: {@code 7KQM-2WXF} */
    public String grouped() {
        return value.substring(0, 4) + "-" + value.substring(4);
    }

    /** @return as shown to those who are not to use it: {@code ••••2WXF} */
    public String masked() {
        return "••••" + value.substring(4);
    }

    private static boolean isWellFormed(String value) {
        return value.length() == LENGTH
                && value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && value.charAt(LENGTH - 1) == checkCharacter(value.toCharArray());
    }

    /** Horner's rule over GF(32) with the generator 2; the weights of two neighbours always differ. */
    private static char checkCharacter(char[] code) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum = doubled(sum ^ ALPHABET.indexOf(code[i]));
        }
        return ALPHABET.charAt(sum);
    }

    /** Multiplication by 2 in GF(32) with the polynomial x^5 + x^2 + 1. */
    private static int doubled(int element) {
        int shifted = element << 1;
        return shifted > 31 ? shifted ^ 0b100101 : shifted;
    }

    private static boolean isSeparator(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.getType(c) == Character.FORMAT
                || c == '.'
                || c == '_';
    }

    private static Map<Character, Character> pairs(String list) {
        var compact = list.replace(" ", "");
        return java.util.stream.IntStream.range(0, compact.length() / 2)
                .boxed()
                .collect(Collectors.toMap(i -> compact.charAt(2 * i), i -> compact.charAt(2 * i + 1)));
    }
}
