package dvorik.adminapi.user;

import java.util.List;
import java.util.stream.Stream;

/** Columns of files with customers, in their order. */
final class FileColumns {
    /** What can be taken over. */
    static final List<String> TAKEN = List.of("phone", "name", "birthday", "language", "tags", "source", "time_zone");

    /** What an export tells besides; without meaning in an import. */
    static final List<String> TOLD =
            List.of("id", "created_at", "joined_at", "reachable", "marketing", "blocked_at", "deleted_at");

    static final List<String> ALL = Stream.concat(TAKEN.stream(), TOLD.stream()).toList();

    private FileColumns() {}
}
