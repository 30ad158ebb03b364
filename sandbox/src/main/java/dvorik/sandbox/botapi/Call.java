package dvorik.sandbox.botapi;

import dvorik.sandbox.world.Bot;

/**
 * One call of one bot.
 *
 * @param method in lower case
 */
public record Call(Bot bot, String method, Arguments arguments) {}
