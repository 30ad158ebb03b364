package dvorik.core.broadcast;

import dvorik.core.broadcast.Broadcast.Status;
import dvorik.core.broadcast.BroadcastChannel.Outcome;
import dvorik.core.broadcast.BroadcastPlan.Variant;
import dvorik.core.broadcast.RecipientQueue.Sent;
import dvorik.core.broadcast.Screening.Ready;
import dvorik.core.customer.CustomerService;
import dvorik.core.db.Faults;
import dvorik.core.db.Gathering;
import dvorik.core.db.Transactions;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountWords;
import dvorik.core.id.BroadcastId;
import dvorik.core.id.CustomerId;
import dvorik.core.template.MessageContent;
import dvorik.core.template.MessageTemplates;
import dvorik.core.template.MessageVariables;
import dvorik.core.template.MessageVariables.PersonalDiscount;
import dvorik.core.template.RenderedMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process's part in sending one broadcast: a feeder leases and looks at who may get it, the loop takes turns of the
 * budget, several at once where the pace is high; a virtual thread marks those whose turn it is, one for each calls and marks
 * again. Marks of many are written together.
 */
final class Sending {
    private static final Logger log = LoggerFactory.getLogger(Sending.class);
    private static final int MOST_LEASED = 500;
    private static final int FEWEST_LEASED = 10;
    private static final int IN_FLIGHT = 256;
    /** Recipients whose turns are waited for; a tenth of a second's worth. */
    private static final int MOST_IN_LINE = RecipientQueue.MOST_MARKED;

    private static final int A_TENTH = 10;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int MOST_IDLE = 10;
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);
    private static final Duration LONGEST_OUTAGE_WAIT = Duration.ofSeconds(30);

    private final BroadcastId id;
    private final Parts parts;
    private final BooleanSupplier closing;
    private final BlockingQueue<Ready> ready;
    private final int batch;
    /** Whose turn comes next; taken out of {@link #ready}. Written by the loop alone. */
    private volatile List<Letter> line = List.of();

    private final int mostInLine;
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private final AtomicInteger failedInARow = new AtomicInteger();
    private final Gathering<Sent, Boolean> ending;
    private volatile Broadcast broadcast;
    private volatile boolean stopping;
    /** Messages wait until then: the way to people is closed for all. */
    private volatile Instant outageUntil = Instant.MIN;

    private volatile RuntimeException failure;

    private record Letter(Ready to, RenderedMessage message) {}

    /** What all of them stand on. */
    record Parts(
            BroadcastRepository broadcasts,
            org.jooq.DSLContext db,
            RecipientQueue queue,
            Screening screening,
            MessageTemplates templates,
            DiscountWords words,
            String business,
            BroadcastChannel channel,
            CustomerService customers,
            Broadcasts service,
            Clock clock,
            Clock realClock,
            Leases leases) {}

    /**
     * How long a process that does not answer is waited for.
     *
     * @param planned before others take its recipients over
     * @param sending before its messages under way are taken for unknown; longer than any call may take
     */
    public record Leases(Duration planned, Duration sending) {
        static final Leases USUAL = new Leases(Duration.ofSeconds(30), Duration.ofSeconds(120));
    }

    Sending(BroadcastId id, Parts parts, BooleanSupplier closing) {
        this.id = id;
        this.parts = parts;
        this.closing = closing;
        this.broadcast = parts.broadcasts().find(parts.db(), id).orElseThrow();
        double rate = broadcast
                .plan()
                .rate()
                .map(Integer::doubleValue)
                .map(own -> Math.min(own, parts.channel().perSecond()))
                .orElse(parts.channel().perSecond());
        // about two seconds' worth
        this.batch = (int) Math.clamp(rate * 2, FEWEST_LEASED, MOST_LEASED);
        this.ready = new ArrayBlockingQueue<>(batch);
        this.mostInLine = (int) Math.clamp(rate / A_TENTH, 1, MOST_IN_LINE);
        this.ending = new Gathering<>(RecipientQueue.MOST_MARKED, this::markSent);
    }

    /** Sends until nobody is left, the broadcast stops, or the process does. */
    void run() throws InterruptedException {
        var feeder = Thread.ofVirtual().name("broadcast-feeder-" + id.value()).start(this::feed);
        try {
            while (!stopping) {
                fillLine();
                if (!line.isEmpty()) {
                    awaitOutage();
                    sendLine();
                }
            }
        } finally {
            stopping = true;
            feeder.interrupt();
            feeder.join();
            inFlight.acquire(IN_FLIGHT);
            giveBack();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void feed() {
        int idle = 0;
        try {
            while (!stopping) {
                if (closing.getAsBoolean()) {
                    stopping = true;
                    return;
                }
                var now = parts.broadcasts().find(parts.db(), id).orElseThrow();
                broadcast = now;
                if (now.status() != Status.SENDING) {
                    stopping = true;
                    return;
                }
                if (feedSome()) {
                    idle = 0;
                } else {
                    if (isDone()) {
                        parts.service().finish(id);
                        stopping = true;
                        return;
                    }
                    // over night, when all are put off, it looks seldom
                    idle = Math.min(idle + 1, MOST_IDLE);
                    Thread.sleep(LOOK.multipliedBy(idle));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
            stopping = true;
        }
    }

    /** @return false: nobody is due */
    private boolean feedSome() throws InterruptedException {
        var leased = parts.queue()
                .lease(
                        id,
                        parts.clock().instant(),
                        parts.realClock().instant().plus(parts.leases().planned()),
                        Math.max(FEWEST_LEASED, batch / 2));
        if (leased.isEmpty()) {
            return false;
        }
        var screened = parts.screening().screen(broadcast, leased);
        var waiting = screened.stream().map(Ready::customer).collect(Collectors.toCollection(HashSet::new));
        try {
            for (var one : screened) {
                while (!ready.offer(one, parts.leases().planned().toMillis() / 3, TimeUnit.MILLISECONDS)) {
                    renew(waiting);
                }
                waiting.remove(one.customer());
            }
        } catch (InterruptedException e) {
            parts.queue().giveBack(id, waiting);
            throw e;
        }
        return true;
    }

    /** Those that wait here or in the line, for longer than their lease would last. */
    private void renew(Set<CustomerId> waiting) {
        var all = new HashSet<>(waiting);
        ready.forEach(one -> all.add(one.customer()));
        line.forEach(letter -> all.add(letter.to().customer()));
        parts.queue()
                .renew(id, all, parts.realClock().instant().plus(parts.leases().planned()));
    }

    private boolean isDone() {
        return ready.isEmpty()
                && line.isEmpty()
                && inFlight.availablePermits() == IN_FLIGHT
                && !parts.queue().hasOpen(parts.db(), id);
    }

    /** Waits a little for the first one. */
    private void fillLine() throws InterruptedException {
        var next = new ArrayList<>(line);
        var taken = new ArrayList<Ready>();
        if (next.isEmpty()) {
            var first = ready.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            taken.add(first);
        }
        ready.drainTo(taken, mostInLine - next.size() - taken.size());
        for (var to : taken) {
            try {
                next.add(new Letter(to, render(to)));
            } catch (RuntimeException e) {
                log.error("broadcast {} cannot be put into words", id.value(), e);
                parts.queue().end(id, to.customer(), Recipient.Status.FAILED, "words", null);
                failed();
            }
        }
        line = next;
    }

    private void awaitOutage() throws InterruptedException {
        var outage = Duration.between(parts.realClock().instant(), outageUntil);
        if (outage.isPositive()) {
            Thread.sleep(outage);
        }
    }

    private void sendLine() throws InterruptedException {
        var letters = line;
        var turns = parts.channel()
                .awaitTurns(
                        id,
                        broadcast.plan().rate(),
                        letters.stream().map(letter -> letter.to().chat()).toList());
        var now = parts.clock().instant();
        var granted = new ArrayList<Letter>();
        var later = new TreeMap<Duration, List<CustomerId>>();
        for (int i = 0; i < turns.size(); i++) {
            var letter = letters.get(i);
            if (turns.get(i).isZero()) {
                granted.add(letter);
            } else {
                later.computeIfAbsent(turns.get(i), wait -> new ArrayList<>())
                        .add(letter.to().customer());
            }
        }
        inFlight.acquire(granted.size());
        // only now: whoever looks finds each of them in the line or under way
        line = letters.subList(turns.size(), letters.size());
        later.forEach((wait, customers) -> parts.queue().postpone(id, customers, now.plus(wait)));
        if (!granted.isEmpty()) {
            Thread.ofVirtual().name("broadcast-turns").start(() -> deliver(granted));
        }
    }

    /** Those that may not be sent any more were paused, cancelled or taken over meanwhile. */
    private void deliver(List<Letter> granted) {
        int begun = 0;
        try {
            var marked = markSending(
                    granted.stream().map(letter -> letter.to().customer()).toList());
            for (var letter : granted) {
                if (marked.contains(letter.to().customer())) {
                    begun++;
                    Thread.ofVirtual().name("broadcast-send").start(() -> {
                        try {
                            deliver(letter.to(), letter.message());
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        } catch (RuntimeException e) {
                            log.warn(
                                    "broadcast {}: what became of a message is not known: {}",
                                    id.value(),
                                    e.toString());
                        } finally {
                            inFlight.release();
                        }
                    });
                }
            }
        } catch (RuntimeException e) {
            log.warn("broadcast {}: messages wait for their lease to run out: {}", id.value(), e.toString());
        } finally {
            inFlight.release(granted.size() - begun);
        }
    }

    private RenderedMessage render(Ready to) {
        return parts.templates()
                .render(
                        content(to.variant()),
                        to.language(),
                        new MessageVariables(
                                to.name(), parts.business(), to.discount().map(this::shown)));
    }

    private PersonalDiscount shown(Discount discount) {
        return new PersonalDiscount(
                discount.terms().value(),
                discount.code().grouped(),
                parts.words().lastDay(discount));
    }

    private MessageContent content(String variant) {
        return broadcast.plan().variants().stream()
                .filter(v -> v.name().equals(variant))
                .map(Variant::content)
                .findFirst()
                .orElseThrow();
    }

    private void deliver(Ready to, RenderedMessage message) throws InterruptedException {
        switch (parts.channel().send(id, to.chat(), message)) {
            case Outcome.Sent(var messageId) -> {
                failedInARow.set(0);
                keep(() -> ending.add(new Sent(to.customer(), to.chat(), messageId)));
            }
            case Outcome.Blocked blocked -> {
                keep(() -> parts.queue().end(id, to.customer(), Recipient.Status.BLOCKED, "blocked", null));
                parts.customers().markReachable(to.chat(), false);
            }
            case Outcome.Refused(var words) -> {
                keep(() -> parts.queue().end(id, to.customer(), Recipient.Status.FAILED, "refused", words));
                failed();
            }
            case Outcome.Unknown unknown -> {
                keep(() -> parts.queue().end(id, to.customer(), Recipient.Status.UNKNOWN, "answer_lost", null));
                failed();
            }
            case Outcome.Later(var wait) -> {
                var pause = wait.compareTo(AFTER_OUTAGE) > 0 ? wait : AFTER_OUTAGE;
                keep(() -> parts.queue()
                        .postpone(
                                id,
                                List.of(to.customer()),
                                parts.clock().instant().plus(pause)));
                var capped = pause.compareTo(LONGEST_OUTAGE_WAIT) > 0 ? LONGEST_OUTAGE_WAIT : pause;
                outageUntil = parts.realClock().instant().plus(capped);
            }
        }
    }

    /** The call is made: while the database is away what became of it is kept here, as long as it counts as under way. */
    private void keep(Runnable mark) throws InterruptedException {
        var until = parts.realClock().instant().plus(parts.leases().sending());
        while (true) {
            try {
                mark.run();
                return;
            } catch (RuntimeException e) {
                if (!Faults.isOutage(e) || parts.realClock().instant().isAfter(until)) {
                    throw e;
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private void failed() {
        if (failedInARow.incrementAndGet() >= broadcast.plan().errorsAllowed()) {
            parts.service().pauseAfterErrors(id);
            stopping = true;
        }
    }

    private Set<CustomerId> markSending(List<CustomerId> customers) {
        var until = parts.realClock().instant().plus(parts.leases().sending()).truncatedTo(ChronoUnit.MICROS);
        return Transactions.repeated(() -> parts.queue().markSending(id, customers, until));
    }

    private List<Boolean> markSent(List<Sent> sent) {
        Transactions.repeated(() -> {
            parts.queue().markSent(id, sent, parts.clock().instant());
            return null;
        });
        return sent.stream().map(one -> true).toList();
    }

    private void giveBack() {
        var left = new ArrayList<Ready>();
        ready.drainTo(left);
        line.forEach(letter -> left.add(letter.to()));
        if (!left.isEmpty()) {
            parts.queue().giveBack(id, left.stream().map(Ready::customer).toList());
        }
    }
}
