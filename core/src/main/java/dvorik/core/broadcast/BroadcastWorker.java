package dvorik.core.broadcast;

import dvorik.core.broadcast.Broadcast.Status;
import dvorik.core.broadcast.Sending.Leases;
import dvorik.core.broadcast.Sending.Parts;
import dvorik.core.customer.CustomerService;
import dvorik.core.discount.BulkGrants;
import dvorik.core.discount.DiscountWords;
import dvorik.core.id.BroadcastId;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.template.MessageTemplates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends broadcasts, in any number of processes: each takes part in every broadcast that is being sent. */
public final class BroadcastWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BroadcastWorker.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Parts parts;
    private final Upkeep upkeep;
    private final Map<BroadcastId, Thread> sending = new ConcurrentHashMap<>();
    private final Map<BroadcastId, Thread> recalling = new ConcurrentHashMap<>();
    private final Semaphore woken = new Semaphore(0);
    private final Thread loop = Thread.ofVirtual().name("broadcasts").unstarted(this::run);
    private volatile boolean closing;

    /**
     * @param business its name, for the words
     * @param clock business time; {@code realClock} for leases
     */
    public BroadcastWorker(
            DSLContext db,
            Broadcasts broadcasts,
            BroadcastChannel channel,
            MessageTemplates templates,
            BulkGrants grants,
            BusinessSettings settings,
            CustomerService customers,
            DiscountWords words,
            String business,
            Clock clock,
            Clock realClock) {
        this.parts = new Parts(
                new BroadcastRepository(),
                db,
                new RecipientQueue(db),
                new Screening(db, clock, settings, grants),
                templates,
                words,
                business,
                channel,
                customers,
                broadcasts,
                clock,
                realClock,
                Leases.USUAL);
        this.upkeep = new Upkeep(parts);
        broadcasts.onStart(this::wake);
    }

    public void start() {
        loop.start();
    }

    private void wake() {
        woken.release();
    }

    /** Stops leasing and lets the messages under way finish. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        wake();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        loop.join(PATIENCE);
        for (var threads : List.of(sending, recalling)) {
            for (var thread : threads.values()) {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
                thread.interrupt();
            }
        }
    }

    private void run() {
        while (!closing) {
            try {
                upkeep.run();
                for (var id : parts.broadcasts().findIds(parts.db(), Status.SENDING)) {
                    sending.computeIfAbsent(id, this::send);
                }
                for (var id : parts.broadcasts().findRecalling(parts.db())) {
                    recalling.computeIfAbsent(id, this::recall);
                }
            } catch (RuntimeException e) {
                // the one boundary of this loop: the database may be away for a while
                log.warn("broadcasts wait: {}", e.toString());
            }
            try {
                if (woken.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Thread send(BroadcastId id) {
        return begin(id, sending, () -> new Sending(id, parts, () -> closing).run());
    }

    private Thread recall(BroadcastId id) {
        return begin(id, recalling, () -> new Recalling(id, parts, () -> closing).run());
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static Thread begin(BroadcastId id, Map<BroadcastId, Thread> threads, Work work) {
        return Thread.ofVirtual().name("broadcast-" + id.value()).start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // begun again at the next look
                log.warn("broadcast {} waits: {}", id.value(), e.toString());
            } finally {
                threads.remove(id);
            }
        });
    }
}
