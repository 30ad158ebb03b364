package dvorik.clientbot.channel;

import dvorik.core.discount.ChannelMembership;
import dvorik.core.telegram.BotProfile;
import dvorik.core.telegram.TelegramRefused;
import dvorik.core.telegram.TelegramUnavailable;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Telegram by {@code getChatMember}; the bot must be an administrator of the channel. */
public final class TelegramMembership implements ChannelMembership {
    private static final Logger log = LoggerFactory.getLogger(TelegramMembership.class);
    private static final Set<String> SUBSCRIBED = Set.of("creator", "administrator", "member");
    private final Optional<Channel> channel;
    private final BotProfile bot;

    public TelegramMembership(Optional<Channel> channel, BotProfile bot) {
        this.channel = channel;
        this.bot = bot;
    }

    @Override
    public Answer ask(long telegramId) {
        if (channel.isEmpty()) {
            return Answer.UNKNOWN;
        }
        try {
            var status = bot.memberStatus(channel.get().address(), telegramId);
            return SUBSCRIBED.contains(status) ? Answer.MEMBER : Answer.NOT_MEMBER;
        } catch (TelegramUnavailable e) {
            log.warn("subscription not known: {}", e.getMessage());
        } catch (TelegramRefused e) {
            log.error("is the bot an administrator of the channel? Telegram says: {}", e.getMessage());
        }
        return Answer.UNKNOWN;
    }
}
