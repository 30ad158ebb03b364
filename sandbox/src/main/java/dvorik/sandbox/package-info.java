/**
 * A stand-in for the Telegram Bot API over HTTP, for tests, demos and load: bots talk to it as they would to Telegram,
 * and a control API plays the people.
 *
 * <p>Entry: {@link dvorik.sandbox.Sandbox#start}. The parts: {@code world} is the model (bots, people, chats, messages)
 * behind one lock, {@code text} turns markup into entities, {@code botapi} serves the bots, {@code webhook} pushes
 * updates to them, {@code control} serves tests and the browser page, {@code strict} holds requests and updates against
 * the published schema, {@code client} is the test language over the control API. It shares no code with the product on
 * purpose: two readings of the Bot API that agree are worth something.
 */
package dvorik.sandbox;
