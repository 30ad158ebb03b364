package dvorik.core.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/**
 * A phone number.
 *
 *
 * @param e164 such as {@code +79001234567}
 */
public record Phone(String e164) {
    private static final int LONGEST_COUNTRY = 3;

    public Phone {
        if (!e164.matches("\\+[1-9]\\d{6,14}")) {
            throw new IllegalArgumentException("not E.164");
        }
    }

    /** @param international with the country code, as Telegram gives it, with or without the plus */
    public static Optional<Phone> parse(String international) {
        var digits = international.replaceAll("[^0-9]", "");
        if (digits.length() < 7 || digits.length() > 15) {
            return Optional.empty();
        }
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse("+" + digits, null);
            // Telegram has verified the number; only its shape matters, since the library's tables age
            return numbers.isPossibleNumber(number)
                    ? Optional.of(new Phone(numbers.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** @return for its owner: whole, such as {@code +7 900 123-45-67} */
    public String shown() {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.format(numbers.parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            throw new IllegalStateException("was parsed before", e);
        }
    }

    /** @return for staff: country code and the last four digits, such as {@code +7 ••• •••-45-67} */
    public String masked() {
        var last = e164.substring(e164.length() - 4);
        return "+" + country() + " ••• •••-" + last.substring(0, 2) + "-" + last.substring(2);
    }

    /** No calling code is the beginning of another. */
    private String country() {
        var known = PhoneNumberUtil.getInstance().getSupportedCallingCodes();
        for (int digits = 1; digits <= LONGEST_COUNTRY; digits++) {
            var code = e164.substring(1, 1 + digits);
            if (known.contains(Integer.valueOf(code))) {
                return code;
            }
        }
        throw new IllegalStateException("was parsed before");
    }

    /** Personal data: never in a log. */
    @Override
    public String toString() {
        return "Phone[…]";
    }
}
