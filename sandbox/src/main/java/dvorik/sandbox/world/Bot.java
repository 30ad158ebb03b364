package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.BotAccount;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A bot: its chats, its updates and what it told Telegram about itself. Guarded by the world's lock. */
public final class Bot {
    private final World world;
    private final BotAccount account;
    private final UpdateQueue updates;
    private final CallbackQueries callbacks;
    private final Map<Long, PrivateChat> chats = new LinkedHashMap<>();
    private final Map<String, Long> calls = new TreeMap<>();
    private final BotProfile profile = new BotProfile();
    private final Webhook webhook = new Webhook();
    private final PollPace pollPace = new PollPace();
    private final Payments payments;
    private int nextMessageId;

    Bot(World world, BotAccount account) {
        this.world = world;
        this.account = account;
        int first = TimeBasedIds.first(world.clock().realMillis());
        this.nextMessageId = first;
        this.updates = new UpdateQueue(world, this, first);
        this.callbacks = new CallbackQueries(world);
        this.payments = new Payments(world);
    }

    public BotAccount account() {
        return account;
    }

    public long id() {
        return account.id();
    }

    public String username() {
        return account.username();
    }

    public UpdateQueue updates() {
        world.checkHeld();
        return updates;
    }

    public CallbackQueries callbacks() {
        world.checkHeld();
        return callbacks;
    }

    public Webhook webhook() {
        world.checkHeld();
        return webhook;
    }

    public PollPace pollPace() {
        world.checkHeld();
        return pollPace;
    }

    public Payments payments() {
        world.checkHeld();
        return payments;
    }

    public BotProfile profile() {
        world.checkHeld();
        return profile;
    }

    /** The chat with a person, made at the first contact. */
    public PrivateChat chatWith(Person person) {
        world.checkHeld();
        return chats.computeIfAbsent(person.id(), id -> new PrivateChat(world, this, person));
    }

    public Optional<PrivateChat> chat(long personId) {
        world.checkHeld();
        return Optional.ofNullable(chats.get(personId));
    }

    public Collection<PrivateChat> chats() {
        world.checkHeld();
        return Collections.unmodifiableCollection(chats.values());
    }

    /** How often each method was called, by lower-case name. */
    public Map<String, Long> calls() {
        world.checkHeld();
        return Collections.unmodifiableMap(calls);
    }

    public void countCall(String method) {
        world.checkHeld();
        calls.merge(method, 1L, Long::sum);
    }

    public int nextMessageId() {
        world.checkHeld();
        return nextMessageId++;
    }

    int peekNextMessageId() {
        return nextMessageId;
    }

    void raiseNextMessageId(int atLeast) {
        nextMessageId = Math.max(nextMessageId, atLeast);
    }

    void forgetPeople() {
        chats.values().forEach(PrivateChat::abandon);
        chats.clear();
        callbacks.clear();
        payments.clear();
        updates.clear();
    }

    /** The Bot API's {@code User}. */
    public ObjectNode asUser() {
        return Json.object()
                .put("id", id())
                .put("is_bot", true)
                .put("first_name", account.name())
                .put("username", account.username());
    }
}
