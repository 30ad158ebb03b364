package dvorik.sandbox.client;

/** The sandbox refused: there is no such button, person, bot. */
public final class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SandboxException(String message) {
        super(message);
    }
}
