package dvorik.sandbox.fault;

import java.time.Duration;

/**
 * A fault and the calls it concerns.
 *
 * @param bot user name, or empty for every bot
 * @param method in lower case, or empty for every method
 * @param personId the chat the call must name, or 0 for any
 * @param retryAfter seconds, of a 429
 * @param delay of a delay
 * @param times how often it still happens; negative: until cleared
 */
public record Fault(
        String bot, String method, long personId, FaultKind kind, int retryAfter, Duration delay, int times) {

    boolean concerns(String botUsername, String calledMethod, String chatId) {
        return (bot.isEmpty() || bot.equalsIgnoreCase(botUsername))
                && (method.isEmpty() || method.equals(calledMethod))
                && (personId == 0 || Long.toString(personId).equals(chatId));
    }

    Fault once() {
        return new Fault(bot, method, personId, kind, retryAfter, delay, times < 0 ? times : times - 1);
    }
}
