/**
 * Telegram as the rest of the house sees it: the words ({@link dvorik.core.telegram.BotCall}, {@link
 * dvorik.core.telegram.Keyboard}, {@link dvorik.core.telegram.Incoming}, {@link dvorik.core.telegram.Handled}) and the
 * one way out, {@link dvorik.core.telegram.TelegramGateway}, one for each bot. Updates come in through {@link
 * dvorik.core.telegram.intake}.
 *
 * <h2>Sending</h2>
 *
 * The gateway asks the bot's budget for a turn, makes one call and says what became of it ({@link
 * dvorik.core.telegram.SendResult}); trying again is its caller's business, for only the caller knows whether a
 * message may be sent twice. OkHttp never repeats a request by itself. Calls are made on the caller's virtual thread.
 *
 * <h2>Promises</h2>
 *
 * <ul>
 *   <li>All processes of a bot share one budget: its rate, that of a chat, that of a group; a broadcast leaves a
 *       reserve to reminders, and these to people who wait for an answer.
 *   <li>A {@code 429} parks its chat for exactly the time that Telegram named. When another chat gets one within that
 *       time the whole bot pauses, in every process, and the rate then climbs back.
 *   <li>A lost answer is told apart from a request that was never sent, a refusal from an outage, also behind a
 *       proxy's HTML page. An edit that changes nothing and an answer to an old tap count as done.
 *   <li>No token in logs, exceptions or {@code toString}.
 * </ul>
 *
 * <h2>Redis</h2>
 *
 * {@code dvorik:{BOT}:budget} and {@code dvorik:{BOT}:budget:CHAT}, described in {@code redis/send-budget.lua}. One
 * round trip a send, shared with other commands of the moment.
 */
package dvorik.core.telegram;
