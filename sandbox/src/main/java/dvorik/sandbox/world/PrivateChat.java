package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;

/** The chat of one person with one bot, as both of them see it. Guarded by the world's lock. */
public final class PrivateChat implements Chat {
    private static final int TOASTS_KEPT = 50;
    private static final long TYPING_MILLIS = 5000;

    /** The answer to a tap, shown for a moment. */
    public record Toast(String callbackQueryId, String text, boolean alert, String url, long seq) {}

    private final World world;
    private final Bot bot;
    private final Person person;
    private final MessageLog log;
    private final Deque<Toast> toasts = new ArrayDeque<>();
    private final Condition changed;
    private boolean opened;
    private boolean blocked;
    private ObjectNode replyKeyboard;
    private String action = "";
    private long actionUntilMillis;
    private int pinnedId;
    private long seq;
    private boolean abandoned;

    PrivateChat(World world, Bot bot, Person person) {
        this.world = world;
        this.bot = bot;
        this.person = person;
        this.log = new MessageLog(world.messagesPerChat());
        this.changed = world.newCondition();
    }

    public Bot bot() {
        return bot;
    }

    public Person person() {
        return person;
    }

    @Override
    public MessageLog log() {
        world.checkHeld();
        return log;
    }

    @Override
    public long id() {
        return person.id();
    }

    @Override
    public ObjectNode asChat() {
        return person.asChat();
    }

    @Override
    public int nextMessageId() {
        return bot.nextMessageId();
    }

    /** Whether the person wrote to the bot at least once; before that the bot cannot write. */
    public boolean opened() {
        return opened;
    }

    public void open() {
        world.checkHeld();
        opened = true;
    }

    public boolean blocked() {
        return blocked;
    }

    public void setBlocked(boolean blocked) {
        world.checkHeld();
        this.blocked = blocked;
        record("block", Json.object().put("blocked", blocked));
    }

    /** When something here last changed. */
    public long seq() {
        world.checkHeld();
        return seq;
    }

    @Override
    public StoredMessage add(ObjectNode body, boolean fromBot) {
        int id = body.path("message_id").intValue();
        if (fromBot) {
            actionUntilMillis = 0;
        }
        long now = record("message", Json.object().put("message_id", id).put("from", fromBot ? "bot" : "person"));
        var message = new StoredMessage(id, body, fromBot, now, now, false, "");
        log.put(message);
        return message;
    }

    @Override
    public StoredMessage edit(StoredMessage message, ObjectNode newBody) {
        StoredMessage edited = message.withBody(newBody, record("edit", messageDetail(message)));
        log.put(edited);
        return edited;
    }

    @Override
    public void delete(StoredMessage message) {
        log.put(message.asDeleted(record("delete", messageDetail(message))));
    }

    @Override
    public void react(StoredMessage message, String emoji) {
        log.put(message.withReaction(emoji, record("reaction", messageDetail(message))));
    }

    private static ObjectNode messageDetail(StoredMessage message) {
        return Json.object().put("message_id", message.id());
    }

    public void toast(String callbackQueryId, String text, boolean alert, String url) {
        long now = record("toast", Json.object().put("text", text).put("alert", alert));
        toasts.addLast(new Toast(callbackQueryId, text, alert, url, now));
        if (toasts.size() > TOASTS_KEPT) {
            toasts.removeFirst();
        }
    }

    public List<Toast> toasts() {
        world.checkHeld();
        return List.copyOf(toasts);
    }

    /** {@code typing} and its like; visible for five seconds or until the next message. */
    public void act(String newAction) {
        action = newAction;
        actionUntilMillis = world.clock().realMillis() + TYPING_MILLIS;
        record("typing", Json.object().put("action", newAction));
    }

    /** Empty when the bot is doing nothing. */
    public String action() {
        world.checkHeld();
        return world.clock().realMillis() < actionUntilMillis ? action : "";
    }

    /** The keyboard under the input field: a ReplyKeyboardMarkup, a ForceReply, or null. */
    public ObjectNode replyKeyboard() {
        world.checkHeld();
        return replyKeyboard;
    }

    public void setReplyKeyboard(ObjectNode markup) {
        world.checkHeld();
        replyKeyboard = markup;
    }

    @Override
    public int pinnedId() {
        world.checkHeld();
        return pinnedId;
    }

    @Override
    public void pin(int messageId) {
        pinnedId = messageId;
        record("pin", Json.object().put("message_id", messageId));
    }

    /** Waits until something here is newer than {@code after}, or until the time is over. */
    public void awaitNewer(long after, Duration wait) throws InterruptedException {
        world.checkHeld();
        long remaining = wait.toNanos();
        while (seq <= after && remaining > 0 && !abandoned) {
            remaining = changed.awaitNanos(remaining);
        }
    }

    /** The world forgot this chat: nobody needs to wait for it. */
    void abandon() {
        abandoned = true;
        changed.signalAll();
    }

    private long record(String type, ObjectNode detail) {
        seq = world.journal().record(type, bot, person.id(), detail);
        changed.signalAll();
        return seq;
    }
}
