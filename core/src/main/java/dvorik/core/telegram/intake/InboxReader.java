package dvorik.core.telegram.intake;

import static dvorik.core.redis.Replies.list;
import static dvorik.core.redis.Replies.text;

import dvorik.core.redis.Redis;
import dvorik.core.redis.RedisUnavailable;
import dvorik.core.redis.Replies;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/** Reads the owned partitions of a bot's inbox with one blocking command and hands the updates to the lanes. */
final class InboxReader {
    private static final Logger log = LoggerFactory.getLogger(InboxReader.class);
    private static final Duration BLOCK = Duration.ofMillis(500);
    private static final Duration NOTHING_OWNED = Duration.ofMillis(50);
    private static final int ENTRIES_OF_PARTITION = 64;

    private final Redis redis;
    private final Ownership ownership;
    private final LaneWork work;
    private final CallCodec codec;
    private final OutageLog outages;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Connection connection;
    private Thread thread;

    InboxReader(Redis redis, Ownership ownership, LaneWork work, CallCodec codec, OutageLog outages) {
        this.redis = redis;
        this.ownership = ownership;
        this.work = work;
        this.codec = codec;
        this.outages = outages;
    }

    void start(String bot) {
        thread = Thread.ofVirtual().name("inbox-reader-" + bot).start(this::run);
    }

    private void run() {
        Backoff backoff = Backoff.ofOutage();
        try {
            while (closed.getCount() > 0) {
                try {
                    readOnce();
                    backoff.reset();
                } catch (RedisUnavailable e) {
                    outages.note("reading the inbox", e);
                    disconnect();
                    pause(backoff.next());
                } catch (RuntimeException e) {
                    log.error("reading the inbox failed", e);
                    disconnect();
                    pause(backoff.next());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void readOnce() throws InterruptedException {
        List<Tenure> tenures = ownership.readable();
        if (tenures.isEmpty()) {
            pause(NOTHING_OWNED);
            return;
        }
        for (Tenure tenure : tenures) {
            if (!tenure.isPrimed) {
                prime(tenure);
            }
        }
        int entered = 0;
        Map<String, Tenure> byKey = new HashMap<>();
        tenures.forEach(tenure -> byKey.put(text(tenure.keys.inbox), tenure));
        for (Object stream : list(read(tenures))) {
            List<?> keyAndEntries = (List<?>) stream;
            entered += hand(byKey.get(text(keyAndEntries.get(0))), list(keyAndEntries.get(1)));
        }
        if (entered > 0) {
            work.entered(entered);
        }
    }

    private Object read(List<Tenure> tenures) {
        try {
            if (connection == null) {
                connection = redis.dedicated(BLOCK.plusSeconds(5));
            }
            var command = new CommandArguments(Command.XREAD)
                    .add("COUNT")
                    .add(ENTRIES_OF_PARTITION)
                    .add("BLOCK")
                    .add(BLOCK.toMillis())
                    .add("STREAMS");
            tenures.forEach(tenure -> command.key(tenure.keys.inbox));
            tenures.forEach(tenure -> command.add(tenure.lastRead.bytes()));
            connection.sendCommand(command);
            return connection.getOne();
        } catch (JedisException e) {
            throw Redis.classify(e);
        }
    }

    private static int hand(Tenure tenure, List<?> entries) {
        int kept = 0;
        for (Object raw : entries) {
            InboxEntry entry = InboxEntry.of(raw);
            tenure.lastRead = entry.id();
            if (tenure.isHeld() && !tenure.isLeaving() && tenure.offer(entry)) {
                kept++;
            }
        }
        return kept;
    }

    /** The predecessor's unsent calls go into the lanes before any update. */
    private void prime(Tenure tenure) {
        List<?> reply =
                list(Replies.await(redis.pipe().send(new CommandArguments(Command.HGETALL).key(tenure.keys.outbox))));
        Map<String, byte[]> fields = new HashMap<>();
        for (int i = 0; i < reply.size(); i += 2) {
            fields.put(text(reply.get(i)), (byte[]) reply.get(i + 1));
        }
        fields.forEach((chat, calls) -> {
            if (!chat.endsWith(UnsentCalls.SENT)) {
                resume(tenure, chat, calls, fields.get(chat + UnsentCalls.SENT));
            }
        });
        tenure.isPrimed = true;
    }

    private void resume(Tenure tenure, String chat, byte[] calls, byte[] sent) {
        try {
            tenure.offer(Long.parseLong(chat), UnsentCalls.of(calls, sent, codec));
        } catch (IOException | RuntimeException e) {
            // they stay in the outbox until the chat's next reply; nothing else waits for them
            log.error("unsent calls of a chat cannot be read", e);
        }
    }

    private void pause(Duration wait) throws InterruptedException {
        var unused = closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    /** What was read before is in the lanes when this returns. */
    void close() throws InterruptedException {
        closed.countDown();
        if (thread != null) {
            thread.join();
        }
    }
}
