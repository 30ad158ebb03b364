package dvorik.core.report;

import dvorik.core.id.BusinessId;
import dvorik.core.id.StaffId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Something at a till that may be quite all right, and that the owner should look at.
 *
 * @param times how many redemptions it is about
 * @param customer first name, of {@code SAME_CUSTOMER}; empty where not told
 */
public record UnusualPattern(
        long id,
        BusinessId business,
        StaffId person,
        String personName,
        Kind kind,
        LocalDate day,
        int times,
        Optional<String> customer) {

    /** Stored by name in lower case. */
    public enum Kind {
        /** The same customer again and again. */
        SAME_CUSTOMER,
        /** While the shop is closed. */
        AFTER_HOURS,
        /** Every discount of the day was the highest there is, which with others is not so. */
        ALWAYS_HIGHEST;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
