package dvorik.core.telegram.intake;

import static dvorik.core.redis.Replies.bytes;
import static dvorik.core.redis.Replies.list;
import static dvorik.core.redis.Replies.number;
import static dvorik.core.redis.Replies.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.redis.Redis;
import dvorik.core.redis.RedisPipe;
import dvorik.core.redis.Replies;
import dvorik.core.telegram.BotAccount;
import dvorik.core.telegram.TelegramGateway;
import dvorik.core.telegram.TelegramHttp;
import dvorik.core.telegram.UpdateHandler;
import dvorik.core.text.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** Takes in and handles the updates of one bot; see the package for the way and the promises. */
public final class BotIntake {
    private static final Logger log = LoggerFactory.getLogger(BotIntake.class);

    private final BotAccount account;
    private final RedisPipe redis;
    private final IntakeSettings settings;
    private final List<PartitionKeys> partitions;
    private final LaneWork work;
    private final Inbox inbox;
    private final Ownership ownership;
    private final InboxReader reader;
    private final Poller poller;

    /**
     * @param gateway of the same bot, sends what the handler says
     * @param outage what the handler throws while something it needs is away; Redis and Telegram are known
     */
    public BotIntake(
            TelegramGateway gateway,
            TelegramHttp http,
            Redis redis,
            UpdateHandler handler,
            Predicate<Throwable> outage,
            IntakeSettings settings) {
        this.account = gateway.account();
        this.redis = redis.pipe();
        this.settings = settings;
        this.partitions = IntStream.range(0, settings.partitions())
                .mapToObj(partition -> new PartitionKeys(account.id(), partition))
                .toList();
        var outages = new OutageLog(log, account.toString());
        ObjectMapper json = Json.mapper().build();
        var codec = new CallCodec(json);
        var outbox = new Outbox(this.redis, gateway, outages, settings.lostAnswerWait());
        var turn = new UpdateTurn(account, this.redis, handler, outage, outbox, outages, json, codec);
        this.work = new LaneWork(this.redis, turn, outbox, outages, settings);
        this.inbox = new Inbox(this.redis, partitions, settings);
        this.ownership = new Ownership(account.id(), this.redis, partitions, settings, work, outages);
        this.reader = new InboxReader(redis, ownership, work, codec, outages);
        this.poller = new Poller(account, gateway.profile(), http, inbox, settings, ownership::mayPoll, outages);
    }

    /**
     * Begins to take in and to handle.
     *
     * @throws dvorik.core.redis.RedisUnavailable when there is no Redis
     * @throws IllegalStateException when the inbox was made with another number of partitions
     */
    public void start() {
        agreeOnPartitions();
        ownership.start();
        reader.start(account.id());
        if (settings.polling()) {
            poller.start();
        }
    }

    /** With another number a chat would belong to two partitions, and its updates lose their order. */
    private void agreeOnPartitions() {
        byte[] key = bytes("dvorik:{" + account.id() + "}:partitions");
        Replies.await(redis.send(new CommandArguments(Command.SETNX).key(key).add(settings.partitions())));
        long agreed = number(Replies.await(redis.send(new CommandArguments(Command.GET).key(key))));
        if (agreed != settings.partitions()) {
            throw new IllegalStateException(
                    "the inbox of " + account + " has " + agreed + " partitions, not " + settings.partitions());
        }
    }

    /** Where the webhook's route stores what it receives. */
    public UpdateSink sink() {
        return inbox;
    }

    /** Updates that wait in the inbox or are being handled, all processes together. */
    public long waiting() {
        return inbox.waiting();
    }

    /** Updates that this process has in its lanes. */
    public int begun() {
        return work.inMemory();
    }

    /** Partitions whose updates this process handles. */
    public int partitionsOwned() {
        return ownership.readable().size();
    }

    /** Updates that were given up on, newest first. */
    public List<ParkedUpdate> parked(int most) {
        var replies = partitions.stream()
                .map(keys -> redis.send(new CommandArguments(Command.XREVRANGE)
                        .key(keys.parked)
                        .add("+")
                        .add("-")
                        .add("COUNT")
                        .add(most)))
                .toList();
        return replies.stream()
                .flatMap(reply -> list(Replies.await(reply)).stream())
                .map(BotIntake::parked)
                .sorted(Comparator.comparing(ParkedUpdate::at).reversed())
                .limit(most)
                .toList();
    }

    private static ParkedUpdate parked(Object entry) {
        List<?> parts = (List<?>) entry;
        List<?> fields = (List<?>) parts.get(1);
        Instant at = Instant.ofEpochMilli(StreamId.of((byte[]) parts.get(0)).millis());
        return new ParkedUpdate(at, number(fields.get(1)), text(fields.get(3)), text(fields.get(5)));
    }

    /**
     * Takes no more, finishes what it has begun, gives its partitions back. What is not finished in time stays in
     * Redis for a successor.
     *
     * @return whether all that was begun was finished
     */
    public boolean close(Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        poller.close();
        inbox.close();
        reader.close();
        boolean isDrained = ownership.isIdle();
        while (!isDrained && System.nanoTime() - end < 0) {
            Thread.sleep(5);
            isDrained = ownership.isIdle();
        }
        ownership.close();
        log.info("{}: closed{}", account, isDrained ? "" : ", unfinished work stays in the inbox");
        return isDrained;
    }
}
