package dvorik.core.telegram.intake;

import static dvorik.core.redis.Replies.bytes;
import static dvorik.core.redis.Replies.keys;
import static dvorik.core.redis.Replies.list;

import dvorik.core.redis.RedisPipe;
import dvorik.core.redis.RedisScript;
import dvorik.core.redis.RedisUnavailable;
import dvorik.core.redis.Replies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/**
 * Shares the partitions of a bot out among the living processes, and the right to poll. At each heartbeat it shows
 * that this process lives, renews what it holds, hands over what is above its share once it is drained, and takes what
 * is free below its share.
 */
final class Ownership {
    private static final Logger log = LoggerFactory.getLogger(Ownership.class);

    private final String bot;
    private final RedisPipe redis;
    private final IntakeSettings settings;
    private final LaneWork work;
    private final OutageLog outages;
    private final List<PartitionKeys> partitions;
    private final List<Lease> leases;
    private final Lease pollLease;
    private final String me = ProcessTag.create();
    private final byte[] membersKey;
    private final RedisScript members = RedisScript.named("members");
    private final AtomicReferenceArray<Tenure> tenures;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Thread heart;

    Ownership(
            String bot,
            RedisPipe redis,
            List<PartitionKeys> partitions,
            IntakeSettings settings,
            LaneWork work,
            OutageLog outages) {
        this.bot = bot;
        this.redis = redis;
        this.partitions = partitions;
        this.settings = settings;
        this.work = work;
        this.outages = outages;
        this.leases = partitions.stream()
                .map(keys -> new Lease(redis, keys.lease, keys.fence, me, settings.leaseLife()))
                .toList();
        String prefix = "dvorik:{" + bot + "}:";
        this.pollLease =
                new Lease(redis, bytes(prefix + "poller"), bytes(prefix + "poller:fence"), me, settings.leaseLife());
        this.membersKey = bytes(prefix + "members");
        this.tenures = new AtomicReferenceArray<>(partitions.size());
    }

    void start() {
        // not virtual: handlers that keep all carriers busy must not cost this process its leases
        heart = Thread.ofPlatform().daemon().name("ownership-" + bot).start(this::beat);
    }

    boolean mayPoll() {
        return pollLease.isHeld();
    }

    /** The partitions from which updates may be read now. */
    List<Tenure> readable() {
        return all().stream()
                .filter(tenure -> tenure.isHeld() && !tenure.isLeaving())
                .toList();
    }

    boolean isIdle() {
        return all().stream().allMatch(Tenure::isIdle);
    }

    private List<Tenure> all() {
        var all = new ArrayList<Tenure>(partitions.size());
        for (int i = 0; i < partitions.size(); i++) {
            Tenure tenure = tenures.get(i);
            if (tenure != null) {
                all.add(tenure);
            }
        }
        return all;
    }

    private void beat() {
        Backoff backoff = new Backoff(settings.heartbeat());
        try {
            Duration wait;
            do {
                try {
                    renew();
                    settle();
                    balance(living());
                    backoff.reset();
                    wait = settings.heartbeat();
                } catch (RedisUnavailable e) {
                    outages.note("renewing leases", e);
                    settle();
                    wait = backoff.next();
                } catch (RuntimeException e) {
                    log.error("{}: sharing out partitions failed", bot, e);
                    wait = backoff.next();
                }
            } while (!closed.await(wait.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        long asked = System.nanoTime();
        var held = new ArrayList<Lease>();
        for (int i = 0; i < partitions.size(); i++) {
            if (tenures.get(i) != null && tenures.get(i).isHeld()) {
                held.add(leases.get(i));
            }
        }
        if (pollLease.isHeld()) {
            held.add(pollLease);
        }
        List<CompletableFuture<Object>> answers =
                held.stream().map(Lease::renew).toList();
        for (int i = 0; i < held.size(); i++) {
            held.get(i).renewed(asked, Replies.await(answers.get(i)));
        }
    }

    /** Ends what was lost, and lets go what is drained. */
    private void settle() {
        for (int i = 0; i < partitions.size(); i++) {
            Tenure tenure = tenures.get(i);
            if (tenure == null) {
                continue;
            }
            if (!tenure.isHeld()) {
                tenure.end();
            }
            if (tenure.isIdle() && (tenure.isLeaving() || !tenure.isHeld())) {
                boolean isMine = tenure.isHeld();
                tenure.end();
                tenures.set(i, null);
                if (isMine) {
                    var unused = leases.get(i).release();
                }
            }
        }
    }

    private List<String> living() {
        List<String> living = report(List.of());
        List<String> dead = living.stream().filter(ProcessTag::isDead).toList();
        return dead.isEmpty() ? living : report(dead);
    }

    private List<String> report(List<String> dead) {
        var arguments = new ArrayList<byte[]>();
        arguments.add(bytes(me));
        arguments.add(bytes(settings.leaseLife().toMillis()));
        dead.forEach(member -> arguments.add(bytes(member)));
        return list(redis.run(members, keys(membersKey), arguments.toArray(byte[][]::new))).stream()
                .map(Replies::text)
                .toList();
    }

    private void balance(List<String> living) {
        int rank = Math.max(0, living.indexOf(me));
        int count = Math.max(1, living.size());
        int share = partitions.size() / count + (rank < partitions.size() % count ? 1 : 0);
        int owned = readable().size();
        for (int i = partitions.size() - 1; i >= 0 && owned > share; i--) {
            Tenure tenure = tenures.get(i);
            if (tenure != null && tenure.isHeld() && !tenure.isLeaving()) {
                tenure.leave();
                owned--;
            }
        }
        // each starts looking elsewhere, so that two newcomers do not run after the same ones
        int first = rank * partitions.size() / count;
        for (int n = 0; n < partitions.size() && owned < share; n++) {
            owned += take((first + n) % partitions.size()) ? 1 : 0;
        }
        if (settings.polling() && !pollLease.isHeld() && pollLease.acquire() != null) {
            log.info("{}: this process polls", bot);
        }
    }

    private boolean take(int partition) {
        if (tenures.get(partition) != null) {
            return false;
        }
        byte[] fence = leases.get(partition).acquire();
        if (fence == null) {
            return false;
        }
        tenures.set(partition, new Tenure(partitions.get(partition), leases.get(partition), fence, work));
        log.debug("{}: partition {} is ours", bot, partition);
        return true;
    }

    /** Gives everything back; lanes still at work stop at their next step. */
    void close() throws InterruptedException {
        closed.countDown();
        if (heart != null) {
            heart.join();
        }
        var released = new ArrayList<CompletableFuture<Object>>();
        for (int i = 0; i < partitions.size(); i++) {
            Tenure tenure = tenures.get(i);
            if (tenure != null) {
                boolean isMine = tenure.isHeld();
                tenure.end();
                released.add(isMine ? leases.get(i).release() : null);
            }
        }
        if (pollLease.isHeld()) {
            released.add(pollLease.release());
        }
        released.add(
                redis.send(new CommandArguments(Command.ZREM).key(membersKey).add(bytes(me))));
        try {
            released.stream().filter(Objects::nonNull).forEach(Replies::await);
        } catch (RedisUnavailable e) {
            outages.note("giving leases back", e);
        }
    }
}
