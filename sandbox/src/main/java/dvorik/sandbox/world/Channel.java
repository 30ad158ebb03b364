package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.ChannelAccount;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A channel with its members; every bot is an administrator of it until told otherwise. Guarded by the world's lock. */
public final class Channel implements Chat {
    private final World world;
    private final ChannelAccount account;
    private final Map<Long, String> statuses = new HashMap<>();
    private final Set<Long> dismissed = new HashSet<>();
    private final MessageLog log;
    private int nextMessageId = 1;
    private int pinnedId;

    Channel(World world, ChannelAccount account) {
        this.world = world;
        this.account = account;
        this.log = new MessageLog(world.messagesPerChat());
    }

    public ChannelAccount account() {
        return account;
    }

    @Override
    public long id() {
        return account.id();
    }

    @Override
    public MessageLog log() {
        world.checkHeld();
        return log;
    }

    @Override
    public int nextMessageId() {
        world.checkHeld();
        return nextMessageId++;
    }

    @Override
    public StoredMessage add(ObjectNode body, boolean fromBot) {
        long now = world.journal()
                .record("post", null, 0, detail(body.path("message_id").intValue()));
        var message = new StoredMessage(body.path("message_id").intValue(), body, fromBot, now, now, false, "");
        log.put(message);
        return message;
    }

    @Override
    public StoredMessage edit(StoredMessage message, ObjectNode newBody) {
        StoredMessage edited =
                message.withBody(newBody, world.journal().record("post_edit", null, 0, detail(message.id())));
        log.put(edited);
        return edited;
    }

    @Override
    public void delete(StoredMessage message) {
        log.put(message.asDeleted(world.journal().record("post_delete", null, 0, detail(message.id()))));
    }

    @Override
    public void react(StoredMessage message, String emoji) {
        log.put(message.withReaction(emoji, world.journal().record("post_reaction", null, 0, detail(message.id()))));
    }

    @Override
    public int pinnedId() {
        return pinnedId;
    }

    @Override
    public void pin(int messageId) {
        pinnedId = messageId;
    }

    private ObjectNode detail(int messageId) {
        return Json.object().put("channel", account.id()).put("message_id", messageId);
    }

    /** {@code member}, {@code left} or {@code kicked}. */
    public String statusOf(long personId) {
        world.checkHeld();
        return statuses.getOrDefault(personId, "left");
    }

    public void setStatus(long personId, String status) {
        world.checkHeld();
        statuses.put(personId, status);
    }

    /** Everybody whose status was ever set. */
    Map<Long, String> statuses() {
        return statuses;
    }

    public int memberCount() {
        world.checkHeld();
        return (int) statuses.values().stream().filter("member"::equals).count();
    }

    public boolean isAdministrator(Bot bot) {
        world.checkHeld();
        return !dismissed.contains(bot.id());
    }

    public void setAdministrator(Bot bot, boolean administrator) {
        world.checkHeld();
        if (administrator) {
            dismissed.remove(bot.id());
        } else {
            dismissed.add(bot.id());
        }
    }

    void forgetMembers() {
        statuses.clear();
        dismissed.clear();
    }

    @Override
    public ObjectNode asChat() {
        ObjectNode chat = Json.object().put("id", account.id()).put("title", account.title());
        Json.putText(chat, "username", account.username());
        return chat.put("type", "channel");
    }
}
