package dvorik.adminapi.frame;

import java.util.function.Supplier;

/**
 * Somebody changed what a change was being made of: it is made anew of what is there now, so that two who change different
 * fields at once both succeed.
 */
public final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int TRIES = 10;

    private Overtaken() {
        super(null, null, false, false);
    }

    /**
     * To be asked with the row locked.
     *
     * @param seen of what the change is made of
     * @param now what is locked
     */
    public static void check(long seen, long now) {
        if (seen != now) {
            throw new Overtaken();
        }
    }

    /** @param change reads, merges and writes */
    public static <T> T repeated(Supplier<T> change) {
        for (int i = 1; ; i++) {
            try {
                return change.get();
            } catch (Overtaken e) {
                if (i == TRIES) {
                    throw new ApiError(ErrorCode.REQUEST_006);
                }
            }
        }
    }
}
