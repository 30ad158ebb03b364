package dvorik.embedded;

/** An embedded server could not be started or stopped; the message is one line that a person can act on. */
public final class EmbeddedServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
