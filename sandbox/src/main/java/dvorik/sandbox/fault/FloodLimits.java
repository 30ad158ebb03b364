package dvorik.sandbox.fault;

/**
 * How fast a bot may send before it is answered 429. Telegram does not publish its thresholds, so they are settings;
 * about 30 a second in all and one a second in a chat, bursts allowed, is what its FAQ says.
 *
 * @param perSecond of a bot in all chats; 0: no limit
 * @param perChatPerSecond in one chat; 0: no limit
 * @param chatBurst how many in one chat may come at once
 */
public record FloodLimits(int perSecond, int perChatPerSecond, int chatBurst) {
    public static final FloodLimits NONE = new FloodLimits(0, 0, 0);

    public FloodLimits {
        if (perSecond < 0 || perChatPerSecond < 0 || chatBurst < 0) {
            throw new IllegalArgumentException("a limit is not negative");
        }
    }
}
