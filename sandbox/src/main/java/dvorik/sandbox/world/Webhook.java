package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A bot's webhook as Telegram keeps it: the settings and the last failure. Guarded by the world's lock. */
public final class Webhook {
    private WebhookSettings settings;
    private long lastErrorSeconds;
    private String lastError = "";
    private long nextChangeMillis;

    public Optional<WebhookSettings> settings() {
        return Optional.ofNullable(settings);
    }

    public boolean isSet() {
        return settings != null;
    }

    /** @param newSettings null takes the webhook away */
    public void set(WebhookSettings newSettings) {
        settings = newSettings;
        lastErrorSeconds = 0;
        lastError = "";
    }

    public void failed(long epochSeconds, String error) {
        lastErrorSeconds = epochSeconds;
        lastError = error;
    }

    /** Whether it may be set now: once a second. */
    public boolean mayChange(long nowMillis) {
        if (nowMillis < nextChangeMillis) {
            return false;
        }
        nextChangeMillis = nowMillis + 1000;
        return true;
    }

    /** The Bot API's {@code WebhookInfo} of the bot. */
    public ObjectNode info(UpdateQueue updates) {
        ObjectNode info = Json.object()
                .put("url", settings == null ? "" : settings.url())
                .put("has_custom_certificate", false)
                .put("pending_update_count", updates.pending());
        if (lastErrorSeconds != 0) {
            info.put("last_error_date", lastErrorSeconds).put("last_error_message", lastError);
        }
        if (settings != null) {
            Json.putText(info, "ip_address", settings.ipAddress());
            info.put("max_connections", settings.maxConnections());
        }
        if (!updates.allowed().isEmpty()) {
            var allowed = info.putArray("allowed_updates");
            updates.allowed().stream().sorted().forEach(allowed::add);
        }
        return info;
    }
}
