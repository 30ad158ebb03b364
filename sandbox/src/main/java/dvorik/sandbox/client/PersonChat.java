package dvorik.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One person's chat with one bot. What the person does returns at once; {@code sees…} waits for what the bot does.
 *
 * <p>"New" means since the person's last action through this object. One object belongs to one thread.
 */
public final class PersonChat {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ControlApi api;
    private final long personId;
    private final String bot;
    private final Duration patience;
    private final ChatWatch watch;
    private long lastAction;

    PersonChat(ControlApi api, long personId, String bot) {
        this(api, personId, bot, PATIENCE, -1);
    }

    private PersonChat(ControlApi api, long personId, String bot, Duration patience, long lastAction) {
        this.api = api;
        this.personId = personId;
        this.bot = bot;
        this.patience = patience;
        this.watch = new ChatWatch(api, personId, bot);
        this.lastAction = lastAction;
    }

    /** The same chat with another time to wait in {@code sees…}; 10 seconds without it. */
    public PersonChat within(Duration newPatience) {
        return new PersonChat(api, personId, bot, newPatience, lastAction);
    }

    public PersonChat starts() {
        return act("start", api.object());
    }

    /** Opens a deep link {@code t.me/<bot>?start=payload}. */
    public PersonChat starts(String payload) {
        return act("start", api.object().put("payload", payload));
    }

    public PersonChat sends(String text) {
        return act("say", api.object().put("text", text));
    }

    public PersonChat repliesTo(ChatMessage message, String text) {
        return act("say", api.object().put("text", text).put("reply_to_message_id", message.id()));
    }

    /** Taps the newest inline button of this label. */
    public PersonChat taps(String label) {
        return act("tap", api.object().put("text", label));
    }

    /** Taps a button of this message, also of an old one. */
    public PersonChat taps(ChatMessage message, String label) {
        return act("tap", api.object().put("text", label).put("message_id", message.id()));
    }

    /** Taps the newest inline button that carries this data. */
    public PersonChat tapsData(String data) {
        return act("tap", api.object().put("data", data));
    }

    /** Sends a tap that no button offers. */
    public PersonChat forgesTap(String data) {
        return act("tap", api.object().put("data", data).put("force", true));
    }

    /** Taps a second time; what came since the action before still counts as new, for it may come between the two. */
    public PersonChat tapsAgain(String data) {
        long before = lastAction;
        forgesTap(data);
        lastAction = before;
        return this;
    }

    /** As {@link #taps}, and gives what was copied by a copy button or opened by a link. */
    public JsonNode tapsAndGets(String label) {
        ObjectNode body = api.object().put("text", label).put("bot", bot);
        return api.post("people/" + personId + "/tap", body);
    }

    /** Presses a key of the keyboard under the input field. */
    public PersonChat presses(String label) {
        return act("press", api.object().put("text", label));
    }

    public PersonChat sharesContact() {
        return act("contact", api.object());
    }

    /**
     * Shares somebody else's contact.
     *
     * @param userId 0 for somebody without Telegram
     */
    public PersonChat sharesContact(String phone, String firstName, long userId) {
        ObjectNode body = api.object().put("phone_number", phone).put("first_name", firstName);
        return act("contact", userId == 0 ? body : body.put("user_id", userId));
    }

    public PersonChat sharesLocation(double latitude, double longitude) {
        return act("location", api.object().put("latitude", latitude).put("longitude", longitude));
    }

    public PersonChat sendsPhoto(byte[] picture, String caption) {
        return act("photo", file(picture).put("caption", caption));
    }

    public PersonChat sendsDocument(String name, byte[] content) {
        return act("document", file(content).put("name", name));
    }

    /**
     * Sends a file.
     *
     * @param kind {@code photo}, {@code video}, {@code document} or {@code voice}
     * @param more fields of the message, such as {@code caption} and {@code caption_entities}
     */
    public PersonChat sendsFile(String kind, String name, byte[] content, JsonNode more) {
        ObjectNode body = file(content).put("name", name);
        body.set("message", more);
        return act(kind, body);
    }

    public PersonChat sendsVoice(byte[] content) {
        return act("voice", file(content));
    }

    public PersonChat sendsSticker() {
        return act("sticker", api.object());
    }

    /** Sends a message of any fields of the Bot API. */
    public PersonChat sendsRaw(JsonNode fields) {
        ObjectNode body = api.object();
        body.set("message", fields);
        return act("message", body);
    }

    public PersonChat edits(ChatMessage message, String text) {
        return act("edit", api.object().put("message_id", message.id()).put("text", text));
    }

    public PersonChat reactsTo(ChatMessage message, String emoji) {
        return act("react", api.object().put("message_id", message.id()).put("emoji", emoji));
    }

    public PersonChat blocks() {
        return act("block", api.object().put("blocked", true));
    }

    public PersonChat unblocks() {
        return act("block", api.object().put("blocked", false));
    }

    public PersonChat pays(ChatMessage invoice) {
        return act("pay", api.object().put("message_id", invoice.id()).put("outcome", "paid"));
    }

    public PersonChat refusesToPay(ChatMessage invoice) {
        return act("pay", api.object().put("message_id", invoice.id()).put("outcome", "refused"));
    }

    private ObjectNode file(byte[] content) {
        return api.object().put("base64", Base64.getEncoder().encodeToString(content));
    }

    private PersonChat act(String action, ObjectNode body) {
        JsonNode answer = api.post("people/" + personId + "/" + action, body.put("bot", bot));
        lastAction = answer.path("seq").asLong();
        return this;
    }

    /** Waits for a new message or edit of the bot that contains the text. */
    public ChatMessage sees(String part) {
        return sees("\"" + part + "\"", message -> message.text().contains(part));
    }

    /** Waits for a new message or edit of the bot in whose text the pattern is found. */
    public ChatMessage sees(Pattern pattern) {
        return sees(
                "/" + pattern + "/", message -> pattern.matcher(message.text()).find());
    }

    /**
     * Waits for a new message or edit of the bot that fits.
     *
     * @param what names it in the failure
     */
    public ChatMessage sees(String what, Predicate<ChatMessage> fits) {
        return watch.await(what, patience, view -> {
            List<ChatMessage> messages = ChatWatch.messages(view);
            for (ChatMessage message : messages.reversed()) {
                if (message.isFromBot() && !message.isDeleted() && message.seq() > lastAction && fits.test(message)) {
                    return message;
                }
            }
            return null;
        });
    }

    /** Waits for a toast or an alert, the answer to a tap, that contains the text. */
    public String seesToast(String part) {
        return watch.await("toast \"" + part + "\"", patience, view -> {
            for (JsonNode toast : view.path("toasts")) {
                String text = toast.path("text").asText();
                if (toast.path("seq").asLong() > lastAction && text.contains(part)) {
                    return text;
                }
            }
            return null;
        });
    }

    /** Waits until the bot has taken everything sent to it, and fails if something new comes in this chat. */
    public void seesNothingNew() {
        List<ChatMessage> news = watch.afterSilence(lastAction, patience);
        if (!news.isEmpty()) {
            throw new AssertionError("expected silence from @" + bot + ", but it wrote " + news);
        }
    }

    /** The chat as it stands now. */
    public List<ChatMessage> messages() {
        return ChatWatch.messages(watch.whole());
    }

    /** A message as it stands now, also when it was deleted. */
    public ChatMessage message(int id) {
        for (ChatMessage message : messages()) {
            if (message.id() == id) {
                return message;
            }
        }
        throw new AssertionError("no message " + id + " in the chat with @" + bot + ":\n" + this);
    }

    /** The labels of the keyboard under the input field; empty when there is none. */
    public List<String> keyboard() {
        List<String> labels = new ArrayList<>();
        for (JsonNode row : watch.whole().path("reply_keyboard").path("keyboard")) {
            row.forEach(key -> labels.add(key.path("text").asText()));
        }
        return labels;
    }

    /** The whole chat as the control API shows it. */
    public JsonNode json() {
        return watch.whole();
    }

    /** The chat, line by line. */
    @Override
    public String toString() {
        return ChatWatch.print(watch.whole());
    }
}
