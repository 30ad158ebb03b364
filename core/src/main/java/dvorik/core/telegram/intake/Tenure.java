package dvorik.core.telegram.intake;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The time during which this process owns a partition: its fence, its lanes, what it knows of its chats. Once ended it
 * never comes back; owning the partition again is a new tenure.
 */
final class Tenure {
    final PartitionKeys keys;
    final byte[] fence;
    final ChatStates states = new ChatStates();

    private final Lease lease;
    private final LaneWork work;
    private final ConcurrentHashMap<Long, ChatLane> lanes = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean leaving;

    /** Where the reader stands in the inbox; the reader's thread only. */
    StreamId lastRead = StreamId.START;

    /** Whether the outbox left by the predecessor is in the lanes; the reader's thread only. */
    boolean isPrimed;

    Tenure(PartitionKeys keys, Lease lease, byte[] fence, LaneWork work) {
        this.keys = keys;
        this.lease = lease;
        this.fence = fence;
        this.work = work;
    }

    /** Whether this process may still act for the partition. */
    boolean isHeld() {
        return ended.getCount() > 0 && lease.isHeld();
    }

    /** Takes no new updates; what is in the lanes is finished. */
    void leave() {
        leaving = true;
    }

    boolean isLeaving() {
        return leaving;
    }

    /** Another owns the partition, or will: the lanes stop at their next step. */
    void end() {
        ended.countDown();
    }

    /** No lane is at work. */
    boolean isIdle() {
        return lanes.isEmpty();
    }

    /** Waits, shorter when the tenure ends. */
    void pause(Duration wait) {
        try {
            var unused = ended.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    /** @return false: not kept in memory, the lane reads it again when it has caught up */
    boolean offer(InboxEntry entry) {
        boolean[] kept = new boolean[1];
        with(entry.chatId(), lane -> kept[0] = lane.add(entry));
        return kept[0];
    }

    void offer(long chatId, UnsentCalls calls) {
        with(chatId, lane -> lane.add(calls));
    }

    private void with(long chatId, Consumer<ChatLane> add) {
        lanes.compute(chatId, (chat, known) -> {
            ChatLane lane = known == null ? new ChatLane(chat, this, work) : known;
            add.accept(lane);
            if (known == null) {
                lane.start();
            }
            return lane;
        });
    }

    /** @return true: the lane had no work left and is gone from here; the next work makes a new one */
    boolean retire(ChatLane lane) {
        return lanes.computeIfPresent(lane.chatId(), (chat, known) -> lane.isEmpty() ? null : known) == null;
    }

    /** The lane gave up because the tenure ended. */
    void abandon(ChatLane lane) {
        lanes.remove(lane.chatId(), lane);
    }
}
