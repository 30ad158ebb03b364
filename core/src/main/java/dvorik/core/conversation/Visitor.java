package dvorik.core.conversation;

import dvorik.core.text.Language;
import java.util.Optional;

/**
 * Who talks to us, from a private chat.
 *
 * @param firstName as Telegram shows it; up to 64 characters, anything may stand in it
 * @param language of this conversation so far, else guessed from Telegram's
 * @param requestKey names this update for ever: the same one repeated has the same
 * @param lost the conversation had a state that can no longer be read
 * @param sent the message itself, formatting and all; empty for taps
 */
public record Visitor(
        long chatId,
        long telegramId,
        String firstName,
        Language language,
        String requestKey,
        boolean lost,
        Optional<Sent> sent) {}
