package dvorik.adminapi.frame;

import dvorik.adminapi.frame.ApiError.BadField;
import java.util.List;

/** What names of things have in common: one line of text with something to read. */
public final class Names {
    private Names() {}

    /** Adds what is wrong. @param name null: left out, and nothing is */
    public static void check(String field, String name, List<BadField> bad) {
        if (name == null) {
            return;
        }
        if (name.isBlank()) {
            bad.add(new BadField(field, "required", null));
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            bad.add(new BadField(field, "format", null));
        }
    }
}
