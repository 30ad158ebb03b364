package dvorik.core.telegram;

/** Telegram is away, too busy, or its answer was lost; asking again later may help. Never names the token. */
public final class TelegramUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TelegramUnavailable(String message) {
        super(message);
    }
}
