package dvorik.core.telegram.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The updates of one chat, handled one after the other on a virtual thread that lives while there are any.
 *
 * <p>Only so many of a chat are kept in memory. The ones beyond stay in the inbox: the lane remembers the first and
 * the last that it let go and reads them itself, in order, when it has caught up. So a chat that floods costs no
 * memory and keeps nobody waiting.
 */
final class ChatLane {
    private static final Logger log = LoggerFactory.getLogger(ChatLane.class);

    private final long chatId;
    private final Tenure tenure;
    private final LaneWork work;

    // guarded by this: the reader adds, the lane takes
    private final Deque<InboxEntry> waiting = new ArrayDeque<>(4);
    private StreamId firstLetGo;
    private StreamId lastLetGo;
    private UnsentCalls unsent;

    /** The removal of the calls sent last; the lane's thread only. */
    private Outbox.Removal removal;

    ChatLane(long chatId, Tenure tenure, LaneWork work) {
        this.chatId = chatId;
        this.tenure = tenure;
        this.work = work;
    }

    long chatId() {
        return chatId;
    }

    /** @return false: not kept in memory, will be read again */
    synchronized boolean add(InboxEntry entry) {
        if (firstLetGo == null && waiting.size() < work.mostOfChat()) {
            waiting.add(entry);
            return true;
        }
        if (firstLetGo == null) {
            firstLetGo = entry.id();
        }
        lastLetGo = entry.id();
        return false;
    }

    /** What a predecessor committed and did not send goes first. */
    synchronized void add(UnsentCalls calls) {
        unsent = calls;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty() && firstLetGo == null && unsent == null;
    }

    void start() {
        Thread.ofVirtual().name("chat-lane").start(this::run);
    }

    private void run() {
        try {
            while (tenure.isHeld()) {
                if (!step() && tenure.retire(this)) {
                    return;
                }
            }
        } catch (RuntimeException | Error e) {
            // going on would handle the chat's next update before this one: the partition starts again from Redis
            log.error("a lane failed, its partition starts again", e);
            tenure.end();
        }
        giveUp();
    }

    /** @return false: there was nothing to do */
    private boolean step() {
        UnsentCalls calls = takeUnsent();
        if (calls != null) {
            removal = work.outbox().send(tenure, chatId, calls);
            return true;
        }
        InboxEntry entry = takeWaiting();
        if (entry != null) {
            try {
                removal = work.turn().take(tenure, entry);
            } finally {
                work.left(1);
            }
            return true;
        }
        if (catchUp()) {
            return true;
        }
        if (removal != null) {
            work.outbox().confirm(tenure, removal);
            removal = null;
            return true;
        }
        return false;
    }

    private synchronized UnsentCalls takeUnsent() {
        UnsentCalls calls = unsent;
        unsent = null;
        return calls;
    }

    private synchronized InboxEntry takeWaiting() {
        return waiting.poll();
    }

    private boolean catchUp() {
        StreamId from;
        StreamId to;
        synchronized (this) {
            from = firstLetGo;
            to = lastLetGo;
        }
        if (from == null) {
            return false;
        }
        // not under the lock: the reader must not wait for Redis behind it; and not beyond what the reader let go, for
        // it brings the rest itself
        List<InboxEntry> found = new ArrayList<>();
        StreamId next = work.readOn(tenure, chatId, from, to, found);
        synchronized (this) {
            firstLetGo = next != null ? next : lastLetGo.equals(to) ? null : to.next();
        }
        for (InboxEntry entry : found) {
            if (tenure.isHeld()) {
                removal = work.turn().take(tenure, entry);
            }
        }
        return true;
    }

    private void giveUp() {
        tenure.abandon(this);
        synchronized (this) {
            work.left(waiting.size());
            waiting.clear();
        }
    }
}
