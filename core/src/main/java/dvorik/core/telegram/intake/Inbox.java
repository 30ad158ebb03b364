package dvorik.core.telegram.intake;

import static dvorik.core.redis.Replies.bytes;
import static dvorik.core.redis.Replies.number;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dvorik.core.redis.RedisPipe;
import dvorik.core.redis.RedisScript;
import dvorik.core.redis.Replies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** Writes received updates into the partitioned inbox: one script a partition, all partitions in one round trip. */
final class Inbox implements UpdateSink {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final int MOST_UNREADABLE = 1000;

    private final RedisPipe redis;
    private final IntakeSettings settings;
    private final List<PartitionKeys> partitions;
    private final RedisScript script = RedisScript.named("inbox-store");
    private final JsonFactory json = new JsonFactory();
    private volatile boolean closed;

    Inbox(RedisPipe redis, List<PartitionKeys> partitions, IntakeSettings settings) {
        this.redis = redis;
        this.partitions = partitions;
        this.settings = settings;
    }

    /** An update on its way into the inbox. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Arrival(UpdateHead head, byte[] update) {}

    @Override
    public void store(List<byte[]> updates) {
        var arrivals = new ArrayList<Arrival>(updates.size());
        for (byte[] update : updates) {
            arrivals.add(new Arrival(headOf(update), update));
        }
        storeAll(arrivals);
    }

    private UpdateHead headOf(byte[] update) {
        try (JsonParser parser = json.createParser(update)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? UpdateHead.read(parser) : new UpdateHead(-1, 0);
        } catch (IOException e) {
            return new UpdateHead(-1, 0);
        }
    }

    void storeAll(List<Arrival> arrivals) {
        if (closed) {
            throw new IntakeClosed("the intake is closed");
        }
        Map<Integer, PartitionBatch> batches = new TreeMap<>();
        List<CompletableFuture<Object>> replies = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (arrival.head().updateId() < 0) {
                replies.add(park(arrival.update()));
                continue;
            }
            int partition = PartitionKeys.partitionOf(arrival.head().chatId(), partitions.size());
            batches.computeIfAbsent(partition, p -> new PartitionBatch(partitions.get(p)))
                    .add(arrival);
        }
        for (PartitionBatch batch : batches.values()) {
            replies.add(redis.send(script, batch.keys(), batch.arguments(settings)));
        }
        boolean full = false;
        for (CompletableFuture<Object> reply : replies) {
            full |= Replies.await(reply) instanceof Long stored && stored < 0;
        }
        if (full) {
            throw new IntakeClosed("too many updates are waiting");
        }
    }

    private CompletableFuture<Object> park(byte[] update) {
        log.warn("an update without a usable update_id is parked, {} bytes", update.length);
        return redis.send(new CommandArguments(Command.XADD)
                .key(partitions.getFirst().parked)
                .add("MAXLEN")
                .add(MOST_UNREADABLE)
                .add("*")
                .add("c")
                .add(0)
                .add("u")
                .add(update)
                .add("e")
                .add("unreadable"));
    }

    /** Updates waiting in all partitions. */
    long waiting() {
        var replies = partitions.stream()
                .map(keys -> redis.send(new CommandArguments(Command.XLEN).key(keys.inbox)))
                .toList();
        return replies.stream().mapToLong(reply -> number(Replies.await(reply))).sum();
    }

    void close() {
        closed = true;
    }

    /** The arguments of one run of inbox-store.lua. */
    private static final class PartitionBatch {
        private final List<byte[]> keys = new ArrayList<>();
        private final List<byte[]> updates = new ArrayList<>();
        private final Map<Long, Integer> keyOfBlock = new LinkedHashMap<>();
        private final PartitionKeys partition;

        PartitionBatch(PartitionKeys partition) {
            this.partition = partition;
            keys.add(partition.inbox);
        }

        void add(Arrival arrival) {
            long id = arrival.head().updateId();
            int key = keyOfBlock.computeIfAbsent(id >>> PartitionKeys.SEEN_BLOCK_BITS, block -> {
                keys.add(partition.seen(block));
                return keys.size();
            });
            updates.add(bytes(key));
            updates.add(bytes(id & ((1 << PartitionKeys.SEEN_BLOCK_BITS) - 1)));
            updates.add(bytes(arrival.head().chatId()));
            updates.add(arrival.update());
        }

        byte[][] keys() {
            return keys.toArray(byte[][]::new);
        }

        byte[][] arguments(IntakeSettings settings) {
            var all = new ArrayList<byte[]>(updates.size() + 2);
            all.add(bytes(settings.seenFor().toSeconds()));
            all.add(bytes(settings.mostWaiting()));
            all.addAll(updates);
            return all.toArray(byte[][]::new);
        }
    }
}
