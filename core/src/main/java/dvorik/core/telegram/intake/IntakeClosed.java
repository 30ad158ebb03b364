package dvorik.core.telegram.intake;

/** The intake takes no more updates: it is shutting down, or too many are waiting already. */
public final class IntakeClosed extends RuntimeException {
    private static final long serialVersionUID = 1;

    IntakeClosed(String message) {
        super(message);
    }
}
