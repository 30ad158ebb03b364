package dvorik.core.discount;

import java.util.Locale;

/**
 * Why a member of staff did something out of the ordinary.
 *
 * @param code one of the usual reasons, or {@code own_words}
 * @param words as typed, 1-250 characters; null for the usual reasons. May name people: never in an audit entry or a log
 */
public record StaffReason(String code, String words) {
    public static final int LONGEST = 250;

    public StaffReason {
        if (words != null && (words.isBlank() || words.length() > LONGEST)) {
            throw new IllegalArgumentException("a reason has 1-250 characters");
        }
    }

    public static StaffReason of(Enum<?> usual) {
        return new StaffReason(usual.name().toLowerCase(Locale.ROOT), null);
    }

    public static StaffReason inWords(String words) {
        return new StaffReason("own_words", words);
    }

    /** @return as kept beside the fact */
    String stored() {
        return words == null ? code : words;
    }
}
