package dvorik.core.telegram;

import java.time.Duration;

/** What became of one call. */
public sealed interface SendResult {

    /**
     * Done.
     *
     * @param messageId of the sent or edited message; 0 where the call makes none
     * @param fileId how this bot names the file that was sent by {@link BotCall.SendMedia}; null: there was none
     */
    record Sent(int messageId, String fileId) implements SendResult {
        public Sent(int messageId) {
            this(messageId, null);
        }
    }

    /** This way to the person is closed: the bot was blocked, the chat is gone. */
    record Blocked(String reason) implements SendResult {}

    /** Final: the same call will be refused again. */
    record Refused(int code, String description) implements SendResult {}

    /** The connection was lost after the request may have been sent: it may have been done or not. */
    record Unknown(String cause) implements SendResult {}

    /**
     * Not done: flood wait, outage of Telegram or Redis, no budget in time. The caller keeps the call and tries again.
     *
     * @param retryAfter not sooner than this; zero when nobody knows
     */
    record Unavailable(Duration retryAfter, String cause) implements SendResult {}
}
