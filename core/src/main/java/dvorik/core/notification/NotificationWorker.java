package dvorik.core.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers what is owed, in any number of processes. */
public final class NotificationWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NotificationWorker.class);
    private static final int BATCH = 50;
    private static final int MOST_ATTEMPTS = 3;
    /** Short, so that what a killed worker held is delivered soon; renewed while a delivery takes longer. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration RENEWAL = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(10);

    private final NotificationQueue queue;
    private final SentMarks marks;
    private final Notifications notifications;
    private final NotificationChannel channel;
    private final GivenUp givenUp;
    private final Clock clock;
    private final Clock realClock;
    private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread loop = Thread.ofVirtual().name("notifications").unstarted(this::run);
    private volatile boolean closing;
    /** The loop's thread only. */
    private Instant nextRelease = Instant.MIN;

    /** @param clock business time, for due times; {@code realClock} for leases */
    public NotificationWorker(
            DSLContext db,
            Notifications notifications,
            NotificationChannel channel,
            GivenUp givenUp,
            Clock clock,
            Clock realClock) {
        this.queue = new NotificationQueue(db);
        this.marks = new SentMarks(queue, clock);
        this.notifications = notifications;
        this.channel = channel;
        this.givenUp = givenUp;
        this.clock = clock;
        this.realClock = realClock;
    }

    public void start() {
        loop.start();
    }

    /** Stops leasing and waits for the deliveries under way; whatever is not marked then is delivered by another. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        notifications.committed();
        loop.join(Duration.ofSeconds(20));
        loop.interrupt();
        deliveries.shutdownNow();
    }

    private void run() {
        while (!closing) {
            try {
                if (!deliverBatch()) {
                    notifications.awaitWork(POLL.toMillis());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // the one boundary of this loop: the database may be away for a while
                log.warn("notifications wait: {}", e.toString());
                pause();
            }
        }
    }

    /** @return true when there may be more to do at once */
    private boolean deliverBatch() throws InterruptedException {
        releaseExpired();
        var batch = queue.lease(clock.instant(), realClock.instant(), LEASE, BATCH);
        List<Future<?>> running = batch.stream()
                .<Future<?>>map(notification -> deliveries.submit(() -> deliver(notification)))
                .toList();
        for (int i = 0; i < running.size(); i++) {
            await(running.get(i), batch.subList(i, batch.size()));
        }
        return batch.size() == BATCH;
    }

    /** Looks now and then only: it concerns the dead, and a busy worker comes by many times a second. */
    private void releaseExpired() {
        var now = realClock.instant();
        if (!now.isBefore(nextRelease)) {
            queue.releaseExpired(now);
            nextRelease = now.plus(POLL);
        }
    }

    /** @param leased this one and those behind it, whose leases must not run out meanwhile */
    private void await(Future<?> delivery, List<OwedNotification> leased) throws InterruptedException {
        while (true) {
            try {
                delivery.get(RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                queue.renew(leased, realClock.instant().plus(LEASE));
            } catch (ExecutionException e) {
                log.warn("a notification stays leased until its lease runs out", e.getCause());
                return;
            }
        }
    }

    private void deliver(OwedNotification notification) {
        Delivery delivery;
        try {
            delivery = channel.deliver(notification);
        } catch (InterruptedException e) {
            // shutting down: the lease runs out and another worker delivers it
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            log.error("notification id={} kind={} failed", notification.id(), notification.kind(), e);
            delivery = new Delivery.Failed(e.getClass().getSimpleName());
        }
        long id = notification.id();
        switch (delivery) {
            case Delivery.Delivered(var messageId) -> marks.add(id, messageId);
            case Delivery.NotNeeded(var reason) -> queue.markSkipped(id, reason);
            case Delivery.Unreachable(var reason) -> queue.markDead(notification, reason, clock.instant(), givenUp);
            case Delivery.Later(var wait) -> queue.postpone(id, clock.instant().plus(wait), false, "later");
            case Delivery.Failed(var reason) -> {
                if (notification.attempts() + 1 >= MOST_ATTEMPTS) {
                    queue.markDead(notification, reason, clock.instant(), givenUp);
                } else {
                    var wait = FIRST_BACKOFF.multipliedBy(1L << notification.attempts());
                    queue.postpone(id, clock.instant().plus(wait), true, reason);
                }
            }
        }
    }

    private void pause() {
        try {
            notifications.awaitWork(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
