package dvorik.adminapi.frame;

/** Hears of every call that an operation answered, for metrics. Must be quick and must not throw. */
@FunctionalInterface
public interface CallObserver {
    /** @param operation such as {@code GET /api/v1/users} */
    void called(String operation, int status, long nanos);
}
