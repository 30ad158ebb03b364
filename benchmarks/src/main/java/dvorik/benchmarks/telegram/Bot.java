package dvorik.benchmarks.telegram;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A bot as its people see it: what is said to it, and who hears what it says. */
public final class Bot {
    private final String token;
    private final String username;
    private final UpdateQueue queue = new UpdateQueue();
    private final Map<Long, Consumer<Call>> listeners = new ConcurrentHashMap<>();
    private final AtomicLong unheard = new AtomicLong();

    /** @param token begins with the bot's id */
    public Bot(String token, String username) {
        this.token = token;
        this.username = username;
    }

    public String token() {
        return token;
    }

    public String username() {
        return username;
    }

    /** The listener gets each message and edit of the chat after it was answered; one call of a chat at a time. */
    public void listen(long chatId, Consumer<Call> listener) {
        listeners.put(chatId, listener);
    }

    public void leave(long chatId) {
        listeners.remove(chatId);
    }

    /** Messages and edits so far in chats that nobody listens to. */
    public long unheard() {
        return unheard.get();
    }

    public void writes(long chatId, String text) {
        queue.add(Updates.text(chatId, text));
    }

    public void sharesContact(long chatId, String phone) {
        queue.add(Updates.contact(chatId, phone));
    }

    /** @param message under which the button is */
    public void taps(Call message, String data) {
        queue.add(Updates.tap(message.chatId(), message.messageId(), data, username));
    }

    UpdateQueue queue() {
        return queue;
    }

    void said(Call call) {
        var listener = listeners.get(call.chatId());
        if (listener == null) {
            unheard.incrementAndGet();
        } else {
            listener.accept(call);
        }
    }
}
