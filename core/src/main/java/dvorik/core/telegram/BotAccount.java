package dvorik.core.telegram;

/**
 * A bot of ours.
 *
 * @param id our own name for it ({@code client}, {@code cashier}): stands in Redis keys, logs and routes
 * @param token as BotFather gave it; never shown
 */
public record BotAccount(String id, String token) {
    public BotAccount {
        if (!id.matches("[a-z0-9-]{1,32}")) {
            throw new IllegalArgumentException("a bot's id is 1-32 of a-z, 0-9 and '-': " + id);
        }
        if (token.isBlank()) {
            throw new IllegalArgumentException("bot " + id + " has no token");
        }
    }

    @Override
    public String toString() {
        return "bot " + id;
    }
}
