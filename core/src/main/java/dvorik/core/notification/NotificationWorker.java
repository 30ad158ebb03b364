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
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(10);

    private final NotificationQueue queue;
    private final SentMarks marks;
    private final Notifications notifications;
    private final NotificationChannel channel;
    private final FurtherWays further;
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
            FurtherWays further,
            GivenUp givenUp,
            Clock clock,
            Clock realClock) {
        this.queue = new NotificationQueue(db);
        this.marks = new SentMarks(queue, clock);
        this.notifications = notifications;
        this.channel = channel;
        this.further = further;
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
            delivery =
                    notification.way() == Way.TELEGRAM ? channel.deliver(notification) : further.deliver(notification);
        } catch (InterruptedException e) {
            // shutting down: the lease runs out and another worker delivers it
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            log.error("notification id={} kind={} failed", notification.id(), notification.kind(), e);
            // a fault of ours, or of what we stand on, and nothing to pay for
            delivery = new Delivery.Lost(e.getClass().getSimpleName());
        }
        note(notification, delivery);
    }

    private void note(OwedNotification notification, Delivery delivery) {
        long id = notification.id();
        switch (delivery) {
            case Delivery.Delivered(var messageId) -> {
                if (notification.way() == Way.TELEGRAM) {
                    marks.add(id, messageId);
                } else {
                    queue.markSent(id, notification.way(), clock.instant());
                }
            }
            case Delivery.NotNeeded(var reason) -> queue.markSkipped(id, reason);
            case Delivery.Unreachable(var reason) -> goOn(notification, reason, true);
            case Delivery.Later(var wait) -> {
                if (waitsTooLong(notification)) {
                    goOn(notification, "away too long", false);
                } else {
                    queue.postpone(id, clock.instant().plus(wait), false, "later");
                }
            }
            case Delivery.Failed(var reason) -> again(notification, reason, true);
            case Delivery.Lost(var reason) -> again(notification, reason, false);
        }
    }

    /** @param ofPerson it says something about the way to this person */
    private void again(OwedNotification notification, String reason, boolean ofPerson) {
        if (notification.attempts() + 1 >= MOST_ATTEMPTS) {
            goOn(notification, reason, ofPerson);
        } else {
            var wait = FIRST_BACKOFF.multipliedBy(1L << notification.attempts());
            queue.postpone(notification.id(), clock.instant().plus(wait), true, reason);
        }
    }

    /** By the next way, or given up on. */
    private void goOn(OwedNotification notification, String reason, boolean ofPerson) {
        var now = clock.instant();
        var next = further.next(notification, ofPerson);
        if (next.isEmpty()) {
            queue.markDead(notification, reason, now, givenUp);
        } else if (next.get() == Way.MAILBOX) {
            // it lies there since the chat was not reached
            queue.markSent(notification.id(), Way.MAILBOX, now);
        } else {
            queue.fall(notification.id(), next.get(), now, reason);
        }
    }

    /** Telegram is waited for; a provider besides it, which may just not be paid, is not for ever. */
    private boolean waitsTooLong(OwedNotification notification) {
        return notification.way() != Way.TELEGRAM
                && notification.owedAt().plus(LONGEST_WAIT).isBefore(realClock.instant());
    }

    private void pause() {
        try {
            notifications.awaitWork(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
