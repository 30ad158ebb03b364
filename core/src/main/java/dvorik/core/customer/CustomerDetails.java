package dvorik.core.customer;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a person tells when joining.
 *
 * @param phone verified by Telegram
 */
public record CustomerDetails(Optional<Phone> phone, String firstName, Optional<LocalDate> birthday) {
    public static final int LONGEST_NAME = 64;

    public CustomerDetails {
        if (firstName.isBlank() || firstName.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a first name has 1 to " + LONGEST_NAME + " characters");
        }
    }
}
