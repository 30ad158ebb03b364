package dvorik.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;

/** A bot from outside: what waits for it and what it called. */
public final class BotView {
    private final ControlApi api;
    private final String username;

    BotView(ControlApi api, String username) {
        this.api = api;
        this.username = username;
    }

    public int pendingUpdates() {
        return queue(Duration.ZERO).path("pending_updates").asInt();
    }

    /**
     * Waits until the bot has taken and confirmed everything.
     *
     * @return whether it did in time
     */
    public boolean isIdleWithin(Duration wait) {
        return queue(wait).path("pending_updates").asInt() == 0;
    }

    /** How often the bot called a method. */
    public long calls(String method) {
        return queue(Duration.ZERO)
                .path("calls")
                .path(method.toLowerCase(Locale.ROOT))
                .asLong();
    }

    /** The state of its webhook, as {@code getWebhookInfo} tells it. */
    public JsonNode webhook() {
        return queue(Duration.ZERO).path("webhook");
    }

    private JsonNode queue(Duration wait) {
        return api.get("bots/" + username + "/queue?empty_within=" + wait.toSeconds());
    }
}
