package dvorik.adminapi.frame;

import dvorik.adminapi.frame.ApiError.BadField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a body beyond its shape, to tell all of it at once. */
public final class Form {
    private final List<BadField> bad = new ArrayList<>();

    public void bad(String field, String problem) {
        bad(field, problem, null);
    }

    public void bad(String field, String problem, Object limit) {
        bad.add(new BadField(field, problem, limit));
    }

    /** Words that are there have to say something. */
    public String said(String field, String words) {
        if (words.isBlank()) {
            bad(field, "required");
        }
        return words.strip();
    }

    /** One line of text with something to read. */
    public String named(String field, String name) {
        Names.check(field, name, bad);
        return name.strip();
    }

    /** @return the same without the blanks around it; nothing for what says nothing */
    public static Optional<String> told(Optional<String> words) {
        return words.map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * Of a change: what shall be.
     *
     * @param given null: left out, stays; empty: cleared, which this cannot be
     */
    public <T> T kept(String field, Optional<T> given, T now) {
        if (given != null && given.isEmpty()) {
            bad(field, "required");
        }
        return given == null ? now : given.orElse(now);
    }

    /** @param given null: left out, stays */
    public static <T> Optional<T> clearable(Optional<T> given, Optional<T> now) {
        return given == null ? now : given;
    }

    public int multiple(String field, int number, int of) {
        if (number % of != 0) {
            bad(field, "multiple_of", of);
        }
        return number;
    }

    /** @throws ApiError when anything was wrong */
    public void end() {
        if (!bad.isEmpty()) {
            throw ApiError.invalid(List.copyOf(bad));
        }
    }
}
