package dvorik.app;

import dvorik.core.discount.ChannelMembership;
import java.util.concurrent.atomic.AtomicReference;

/** Leads from the discounts, which are built first, to the client bot, which can ask Telegram. */
final class ChannelLink implements ChannelMembership {
    private final AtomicReference<ChannelMembership> bot = new AtomicReference<>(person -> Answer.UNKNOWN);

    void lead(ChannelMembership to) {
        bot.set(to);
    }

    @Override
    public Answer ask(long telegramId) {
        return bot.get().ask(telegramId);
    }
}
