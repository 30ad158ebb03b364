package dvorik.cashierbot.picture;

import dvorik.core.telegram.BotProfile;
import dvorik.core.telegram.TelegramRefused;
import dvorik.core.telegram.TelegramUnavailable;

/** Downloads what was sent to the bot. A cashier with a customer waiting is answered at once, also when it cannot be had. */
public final class TelegramPictures implements PictureSource {
    private static final int TOO_LARGE = 413;
    private final BotProfile bot;

    public TelegramPictures(BotProfile bot) {
        this.bot = bot;
    }

    @Override
    public Fetched fetch(String fileId, long mostBytes) {
        try {
            return new Fetched.Picture(bot.download(fileId, mostBytes));
        } catch (TelegramRefused e) {
            // Telegram itself gives out no more than 20 MB
            return e.code() == TOO_LARGE || e.getMessage().contains("too big")
                    ? new Fetched.TooBig()
                    : new Fetched.Away();
        } catch (TelegramUnavailable e) {
            return new Fetched.Away();
        }
    }
}
