package dvorik.adminapi.frame;

import java.util.Optional;

/** What was left out of a body or query comes as null, for changes tell it from what was cleared; where that is no matter, it is made empty. */
public final class LeftOut {
    private LeftOut() {}

    public static <T> Optional<T> empty(Optional<T> given) {
        return given == null ? Optional.empty() : given;
    }
}
