package dvorik.sandbox;

import java.util.regex.Pattern;

/**
 * A bot that may sign in.
 *
 * @param token {@code <number>:<secret>} as BotFather gives it; the number is the bot's user id
 * @param username without {@code @}
 * @param name the name people see
 */
public record BotAccount(String token, String username, String name) {
    private static final Pattern TOKEN = Pattern.compile("[1-9][0-9]{0,15}:[A-Za-z0-9_-]{1,64}");

    public BotAccount {
        if (!isToken(token)) {
            throw new IllegalArgumentException("a bot token looks like 123456:ABC-def");
        }
        if (!username.matches("[A-Za-z0-9_]{3,32}")) {
            throw new IllegalArgumentException("a bot's user name is 3-32 of A-Z a-z 0-9 _, without @: " + username);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("a bot has a name");
        }
    }

    /** Whether the text has the shape of a token. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** The bot's user id. */
    public long id() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "@" + username;
    }
}
