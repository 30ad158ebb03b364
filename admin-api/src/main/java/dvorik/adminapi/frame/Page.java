package dvorik.adminapi.frame;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param total over all pages, and {@code pages}; empty where a cursor was followed, for counting costs as much as walking
 *
 * @param nextCursor of the items that follow; empty: there are none
 */
public record Page<T>(
        List<T> items,
        Optional<Integer> page,
        int perPage,
        Optional<Long> total,
        Optional<Integer> pages,
        Optional<String> nextCursor) {
    public static final int MOST = 100;
    public static final int USUAL = 20;

    public static <T> Page<T> of(List<T> items, int page, int perPage, long total, Optional<String> next) {
        int pages = Math.toIntExact((total + perPage - 1) / perPage);
        return new Page<>(items, Optional.of(page), perPage, Optional.of(total), Optional.of(pages), next);
    }

    /** The part behind a cursor. */
    public static <T> Page<T> after(List<T> items, int perPage, Optional<String> next) {
        return new Page<>(items, Optional.empty(), perPage, Optional.empty(), Optional.empty(), next);
    }

    /** A list that is short by nature, all of it. */
    public static <T> Page<T> all(List<T> items) {
        return of(items, 1, Math.max(1, items.size()), items.size(), Optional.empty());
    }
}
