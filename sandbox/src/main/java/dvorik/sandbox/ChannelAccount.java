package dvorik.sandbox;

/**
 * A channel that people can join and leave.
 *
 * @param id the chat id bots use, below -1000000000000 as Telegram's are
 * @param username without {@code @}; empty for a private channel
 * @param title what people see
 */
public record ChannelAccount(long id, String username, String title) {
    public ChannelAccount {
        if (id >= 0) {
            throw new IllegalArgumentException("a channel's id is negative, such as -1001234567890");
        }
    }
}
