package dvorik.adminapi.user;

import dvorik.adminapi.frame.ApiError.BadField;
import java.util.LinkedHashSet;
import java.util.List;

/** Tags as callers write them. */
final class Tags {
    private Tags() {}

    /** @return without blanks around them and without doubles; what is wrong is added to {@code bad} */
    static List<String> read(String field, List<String> given, List<BadField> bad) {
        var tags = new LinkedHashSet<String>();
        for (int i = 0; i < given.size(); i++) {
            var tag = given.get(i).strip();
            if (tag.isEmpty()) {
                bad.add(new BadField(field + "[" + i + "]", "too_short", 1));
            } else if (tag.codePointCount(0, tag.length()) > UserViews.LONGEST_TAG) {
                bad.add(new BadField(field + "[" + i + "]", "too_long", UserViews.LONGEST_TAG));
            } else if (tag.chars().anyMatch(Character::isISOControl) || tag.matches(".*[,;].*")) {
                bad.add(new BadField(field + "[" + i + "]", "format", null));
            }
            tags.add(tag);
        }
        return List.copyOf(tags);
    }
}
