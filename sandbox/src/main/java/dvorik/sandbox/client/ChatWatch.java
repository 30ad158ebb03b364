package dvorik.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Looks at one chat, at once or by long polls. */
final class ChatWatch {
    private static final int NEWEST = 50;
    /** A bot that took an update is done with it, or at least has said something, within this time. */
    private static final Duration SILENCE = Duration.ofMillis(300);

    private final ControlApi api;
    private final String path;
    private final String bot;

    ChatWatch(ControlApi api, long personId, String bot) {
        this.api = api;
        this.path = "chats/" + bot + "/" + personId;
        this.bot = bot;
    }

    JsonNode whole() {
        return api.get(path);
    }

    /** Waits until something is found in the newest part of the chat; {@code find} gives null for not yet. */
    <T> T await(String what, Duration patience, Function<JsonNode, T> find) {
        long deadline = System.nanoTime() + patience.toNanos();
        JsonNode view = newest("");
        T found = find.apply(view);
        while (found == null) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("expected " + what + " within " + patience.toMillis() / 1000.0
                        + " s in the chat with @" + bot + ":\n" + print(view));
            }
            view = newer(view.path("seq").asLong(), left);
            found = find.apply(view);
        }
        return found;
    }

    /** What the bot wrote or edited after the point, once it took its updates and was silent for a moment. */
    List<ChatMessage> afterSilence(long point, Duration patience) {
        JsonNode queue = api.get("bots/" + bot + "/queue?empty_within=" + patience.toSeconds());
        if (queue.path("pending_updates").asInt() > 0) {
            throw new AssertionError("@" + bot + " does not take its updates: " + queue);
        }
        long deadline = System.nanoTime() + SILENCE.toNanos();
        JsonNode view = newest("");
        long left = SILENCE.toNanos();
        while (left > 0) {
            view = newer(view.path("seq").asLong(), left);
            left = deadline - System.nanoTime();
        }
        List<ChatMessage> news = messages(view);
        news.removeIf(message -> !message.isFromBot() || message.seq() <= point);
        return news;
    }

    /** The newest part of the chat, once it is newer than the point or the time is over. */
    private JsonNode newer(long point, long nanos) {
        return newest("&after=" + point + "&timeout=" + Duration.ofNanos(nanos).toMillis() / 1000.0);
    }

    private JsonNode newest(String query) {
        return api.get(path + "?limit=" + NEWEST + query);
    }

    static List<ChatMessage> messages(JsonNode view) {
        List<ChatMessage> messages = new ArrayList<>();
        view.path("messages").forEach(json -> messages.add(new ChatMessage(json)));
        return messages;
    }

    static String print(JsonNode view) {
        var text = new StringBuilder();
        messages(view).forEach(message -> text.append("  ").append(message).append('\n'));
        view.path("toasts").forEach(toast -> text.append("  toast: ")
                .append(toast.path("text").asText())
                .append('\n'));
        return text.isEmpty() ? "  (empty)" : text.toString();
    }
}
