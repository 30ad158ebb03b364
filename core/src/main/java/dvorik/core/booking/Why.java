package dvorik.core.booking;

import java.util.Optional;

/**
 * Why something was done.
 *
 * @param code at most 40 characters of ASCII, such as {@code ill} or {@code other}; kept for good
 * @param words of a person, at most 500 characters; kept apart, erased with the customer's data
 */
public record Why(String code, Optional<String> words) {
    public static final Why NONE = new Why("none", Optional.empty());

    public static Why of(String code) {
        return new Why(code, Optional.empty());
    }
}
