package dvorik.core.telegram;

/** Telegram refused a call that is not a message to a chat; the same call will be refused again. */
public final class TelegramRefused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int code;

    public TelegramRefused(int code, String description) {
        super(code + " " + description);
        this.code = code;
    }

    /** As Telegram's {@code error_code}. */
    public int code() {
        return code;
    }
}
