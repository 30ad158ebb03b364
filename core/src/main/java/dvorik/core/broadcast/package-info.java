/**
 * One message to many: drafts, the frozen audience and what became of each of it, the worker that sends, what it brought.
 * Tables {@code broadcast}, {@code broadcast_segment}, {@code broadcast_variant}, {@code broadcast_recipient}. Entries:
 * {@link dvorik.core.broadcast.Broadcasts} for people, {@link dvorik.core.broadcast.BroadcastWorker} to send.
 *
 * <p>{@code draft → scheduled → sending ⇄ paused → finished | cancelled}. A recipient: {@code planned → leased → sending →
 * sent | blocked | failed | skipped | unknown}. The checkpoint is the row: a lease that ran out goes back to planned; a row
 * that was sending when its process died, or whose answer was lost, is unknown and not sent again.
 */
package dvorik.core.broadcast;
