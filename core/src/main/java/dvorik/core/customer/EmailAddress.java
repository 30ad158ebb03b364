package dvorik.core.customer;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address.
 *
 * @param value in lower case, its domain in ASCII
 */
public record EmailAddress(String value) {
    public static final int LONGEST = 190;
    private static final int LONGEST_NAME = 64;
    private static final Pattern NAME = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]+");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,57}[a-z0-9])");

    /** What a person typed. */
    public sealed interface Read {
        record Address(EmailAddress address) implements Read {}

        /** No name, no {@code @}, or nothing behind it. */
        record NoAddress() implements Read {}

        /** What stands behind the {@code @} is no place on the net, such as {@code mail} or {@code mail..ru}. */
        record BadDomain() implements Read {}

        /** What stands before the {@code @} is not what mail servers take. */
        record BadName() implements Read {}

        record TooLong() implements Read {}
    }

    public EmailAddress {
        if (value.length() > LONGEST || !value.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException("not an e-mail address as it is kept");
        }
    }

    /** @param typed by a person; blanks around it do not count */
    public static Read read(String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        int at = text.lastIndexOf('@');
        if (at <= 0 || at == text.length() - 1) {
            return new Read.NoAddress();
        }
        if (text.length() > LONGEST || at > LONGEST_NAME) {
            return new Read.TooLong();
        }
        var name = text.substring(0, at);
        if (!NAME.matcher(name).matches() || name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            return new Read.BadName();
        }
        var domain = ascii(text.substring(at + 1));
        if (!DOMAIN.matcher(domain).matches()) {
            return new Read.BadDomain();
        }
        var address = name + "@" + domain;
        if (address.length() > LONGEST) {
            return new Read.TooLong();
        }
        try {
            new InternetAddress(address, true);
        } catch (AddressException e) {
            return new Read.BadName();
        }
        return new Read.Address(new EmailAddress(address));
    }

    /** @return empty for what is no name of a place */
    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** @return for its owner: whole, in the letters of its country */
    public String shown() {
        int at = value.indexOf('@');
        return value.substring(0, at + 1) + IDN.toUnicode(value.substring(at + 1));
    }

    /** @return for staff: the first letter and the domain, such as {@code a•••@example.com} */
    public String masked() {
        return value.charAt(0) + "•••" + value.substring(value.indexOf('@'));
    }

    /** Personal data: never in a log. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
