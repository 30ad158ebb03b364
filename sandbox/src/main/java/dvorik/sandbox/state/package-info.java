/**
 * Keeps the world over a restart, for demos: people, chats, waiting updates, counters and the clock in one JSON file,
 * sent files beside it. {@link dvorik.sandbox.state.StateFile} loads at the start and saves soon after changes.
 */
package dvorik.sandbox.state;
