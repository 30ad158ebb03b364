/**
 * A stand-in for the Bot API that costs next to nothing: canned answers over bare sockets, requests searched instead of
 * parsed. It checks nothing (the sandbox does that), so that what is measured is the bot. {@link
 * dvorik.benchmarks.telegram.BotServer} is its entry.
 */
package dvorik.benchmarks.telegram;
