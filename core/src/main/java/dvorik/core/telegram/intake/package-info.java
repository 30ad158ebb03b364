/**
 * The way of an update from Telegram to the handler and of the replies back, on any number of processes; {@link
 * dvorik.core.telegram.intake.BotIntake} is its entry.
 *
 * <pre>
 * Poller or webhook ─> Inbox ─> (Redis stream of the chat's partition) ─> confirmed to Telegram
 * InboxReader ─> ChatLane ─> UpdateTurn: state ─> handler ─> one script: state + calls + out of the inbox
 *             ─> Outbox: gateway, call by call ─> out of the outbox
 * Ownership: which process reads which partition, by leases with fencing numbers
 * </pre>
 *
 * <h2>Promises</h2>
 *
 * <ul>
 *   <li><b>At least once.</b> Telegram is told "received" only when an update stands in the inbox; it leaves the inbox
 *       in the script that commits what became of it. Killed before that script, the update is handled again; killed
 *       after it, only calls that were not sent are sent.
 *   <li><b>Effect once.</b> An id is taken in once within two days. State changes in the commit script only, so a
 *       repetition finds the state that the first try found. What the handler itself changes must bear a repetition.
 *   <li><b>In order.</b> The updates of a chat are handled one at a time as they came, and its replies leave in order;
 *       also while partitions move. Answers to taps leave at once, beside the other replies.
 *   <li><b>Nobody waits for another chat.</b> One that hangs, fails or floods costs the others nothing.
 *   <li><b>One owner.</b> A commit with an old fencing number is refused by the script. A process stops acting for a
 *       partition a little before its lease ends; a dead one's partitions move on when its leases run out, at once
 *       when the successor runs on the same machine.
 *   <li><b>Outages wait, our faults do not.</b> Database, Redis or Telegram away: tried again, from 0.2 s up to 5 s
 *       apart, with one line a minute. Any other failure: three tries, then parked, with an apology to the person.
 *   <li><b>Bounded.</b> Updates in memory per process and per chat, updates in the inbox, parked updates, states in
 *       memory. A full inbox leaves updates with Telegram.
 *   <li>A reply may arrive twice, in two cases: the process died between sending it and noting so, or its answer was
 *       lost and it was repeated once. A missing reply would be worse.
 * </ul>
 *
 * <h2>Redis</h2>
 *
 * Each partition's keys share a hash tag, {@code dvorik:{BOT:PARTITION}:…}: {@code inbox} (stream), {@code
 * outbox} (hash), {@code state:CHAT}, {@code seen:BLOCK} (bitmaps of ids), {@code parked} (stream), {@code lease},
 * {@code fence}. Of the bot: {@code dvorik:{BOT}:members}, {@code :poller}, {@code :partitions}. Scripts touch one
 * partition at a time; only the reader names several, so on a Redis Cluster it would need one read a partition.
 */
package dvorik.core.telegram.intake;
