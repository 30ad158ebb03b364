package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.BotAccount;
import dvorik.sandbox.ChannelAccount;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The root of the model and the keeper of its only lock. */
public final class World {
    private static final long FIRST_PERSON = 6_000_000_000L;
    private static final long FIRST_CHANNEL = -1_002_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Bot> botsByToken = new LinkedHashMap<>();
    private final Map<Long, Person> people = new LinkedHashMap<>();
    private final Map<Long, Channel> channels = new LinkedHashMap<>();
    private final SandboxClock clock;
    private final Journal journal;
    private final FileStore files;
    private final int messagesPerChat;
    private long nextPerson;
    private BiConsumer<Bot, ObjectNode> updateWatcher = (bot, update) -> {};

    public World(SandboxClock clock, int messagesPerChat) {
        this.clock = clock;
        this.messagesPerChat = messagesPerChat;
        this.files = new FileStore(TimeBasedIds.first(clock.realMillis()));
        this.journal = new Journal(this);
        // ids of two sandboxes over one database should not meet
        this.nextPerson = FIRST_PERSON + RandomGenerator.getDefault().nextLong(1_000_000) * 1000;
    }

    /** Does the work while holding the lock; the way every other part is reached. */
    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #locked(Supplier)} for work without a result. */
    public void run(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** A condition of the lock, for those who wait. */
    Condition newCondition() {
        return lock.newCondition();
    }

    void checkHeld() {
        assert lock.isHeldByCurrentThread() : "the world's lock must be held";
    }

    /** Shows every update to the watcher before it is queued; strict mode looks at them. */
    public void watchUpdates(BiConsumer<Bot, ObjectNode> watcher) {
        checkHeld();
        updateWatcher = watcher;
    }

    void showUpdate(Bot bot, ObjectNode update) {
        updateWatcher.accept(bot, update);
    }

    public SandboxClock clock() {
        return clock;
    }

    public Journal journal() {
        return journal;
    }

    public FileStore files() {
        checkHeld();
        return files;
    }

    public int messagesPerChat() {
        return messagesPerChat;
    }

    public Bot addBot(BotAccount account) {
        checkHeld();
        if (bot(account.username()).isPresent()) {
            throw new IllegalArgumentException("two bots are called " + account.username());
        }
        var bot = new Bot(this, account);
        botsByToken.put(account.token(), bot);
        return bot;
    }

    public Collection<Bot> bots() {
        checkHeld();
        return Collections.unmodifiableCollection(botsByToken.values());
    }

    public Optional<Bot> botByToken(String token) {
        checkHeld();
        return Optional.ofNullable(botsByToken.get(token));
    }

    /** Finds a bot by its user name, with or without {@code @}, in any case. */
    public Optional<Bot> bot(String username) {
        checkHeld();
        String wanted = username.startsWith("@") ? username.substring(1) : username;
        for (Bot bot : botsByToken.values()) {
            if (bot.username().equalsIgnoreCase(wanted)) {
                return Optional.of(bot);
            }
        }
        return Optional.empty();
    }

    /** @param id 0 gives the next free one */
    public Person addPerson(long id, Person.Profile profile) {
        checkHeld();
        long personId = id;
        if (personId == 0) {
            personId = nextPerson++;
            while (people.containsKey(personId)) {
                personId = nextPerson++;
            }
        }
        var person = new Person(this, personId, profile);
        people.put(personId, person);
        journal.record("person", null, personId, Json.object());
        return person;
    }

    public Optional<Person> person(long id) {
        checkHeld();
        return Optional.ofNullable(people.get(id));
    }

    public Collection<Person> people() {
        checkHeld();
        return Collections.unmodifiableCollection(people.values());
    }

    public Channel addChannel(ChannelAccount account) {
        checkHeld();
        var channel = new Channel(this, account);
        channels.put(account.id(), channel);
        return channel;
    }

    /** Makes a channel for a name or id nobody named before. */
    public Channel addChannel(String nameOrId) {
        checkHeld();
        if (nameOrId.startsWith("-")) {
            return addChannel(new ChannelAccount(Long.parseLong(nameOrId), "", "Channel " + nameOrId.substring(1)));
        }
        String username = nameOrId.startsWith("@") ? nameOrId.substring(1) : nameOrId;
        return addChannel(new ChannelAccount(FIRST_CHANNEL - channels.size(), username, username));
    }

    /** Finds a channel by {@code @name}, name or id. */
    public Optional<Channel> channel(String nameOrId) {
        checkHeld();
        String wanted = nameOrId.startsWith("@") ? nameOrId.substring(1) : nameOrId;
        for (Channel channel : channels.values()) {
            String username = channel.account().username().toLowerCase(Locale.ROOT);
            if (Long.toString(channel.id()).equals(wanted)
                    || (!username.isEmpty() && username.equals(wanted.toLowerCase(Locale.ROOT)))) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    public Collection<Channel> channels() {
        checkHeld();
        return Collections.unmodifiableCollection(channels.values());
    }

    /** Moves the business clock and tells its listener; takes the lock itself. */
    public void moveClock(Duration total) {
        run(() -> {
            clock.setOffset(total);
            ObjectNode detail = Json.object().put("offset_seconds", total.toSeconds());
            journal.record("clock", null, 0, detail);
        });
        clock.announce(total);
    }

    /** Forgets people, chats, files and channel members; bots and counters stay. */
    public void forgetPeople() {
        checkHeld();
        people.clear();
        channels.values().forEach(Channel::forgetMembers);
        botsByToken.values().forEach(Bot::forgetPeople);
        files.clear();
    }

    long nextPersonId() {
        return nextPerson;
    }

    void raiseNextPersonId(long atLeast) {
        nextPerson = Math.max(nextPerson, atLeast);
    }
}
