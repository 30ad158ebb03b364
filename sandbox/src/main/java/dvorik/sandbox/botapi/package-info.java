/**
 * Serves bots: {@code /bot<token>/<method>} and {@code /file/bot<token>/<path>}.
 *
 * <p>{@link dvorik.sandbox.botapi.BotApiRoutes} reads a request of any shape into {@link
 * dvorik.sandbox.botapi.Arguments}, finds the method in the {@link dvorik.sandbox.botapi.MethodTable}, and answers with
 * the envelope of the real server. A method checks its arguments outside the lock, then acts on the world under it; what
 * it refuses it throws as {@link dvorik.sandbox.botapi.Refusal}, worded as the official open-source server words it.
 */
package dvorik.sandbox.botapi;
