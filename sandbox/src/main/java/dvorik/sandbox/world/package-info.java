/**
 * What exists in the sandbox: bots with their queues of updates, people, chats, messages, channels, files, the clock.
 *
 * <p>One lock guards all of it, {@link dvorik.sandbox.world.World#locked}: whoever reads or changes a part holds it, and
 * the parts say so by assertion. Nothing slow happens under it; parsing, serialising and the network stay outside.
 * Published JSON trees are never changed afterwards (an edit stores a new tree), so they may be written out without the
 * lock. Waiting (long polls, tests that watch a chat) is done on conditions of the same lock and wakes at once.
 */
package dvorik.sandbox.world;
