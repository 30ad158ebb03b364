package dvorik.sandbox.text;

/** Text that cannot be sent; the message is the one of the real server, without its "Bad Request" prefix. */
public final class MarkupException extends Exception {
    private static final long serialVersionUID = 1L;

    MarkupException(String message) {
        super(message, null, false, false);
    }
}
