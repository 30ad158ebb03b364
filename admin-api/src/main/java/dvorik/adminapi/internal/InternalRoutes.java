package dvorik.adminapi.internal;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ErrorCode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The webhooks of the bots, and the metrics of the process. */
public final class InternalRoutes {
    private final byte[] key;
    private final Webhooks webhooks;
    private final Supplier<String> metrics;

    /**
     * What Telegram knows of a bot's webhook.
     *
     * @param url empty: the bot polls
     * @param pending updates that wait at Telegram
     * @param lastError in Telegram's words
     */
    public record WebhookInfo(String bot, String url, int pending, Optional<String> lastError) {}

    /** Asks and tells Telegram. */
    public interface Webhooks {
        /** Tells Telegram again where to deliver, or that the bots poll. */
        void set();

        List<WebhookInfo> info();
    }

    record All(List<WebhookInfo> webhooks) {}

    /**
     * Makes the routes.
     *
     * @param key empty: {@code /internal} is closed
     * @param metrics in Prometheus' text format
     */
    public InternalRoutes(String key, Webhooks webhooks, Supplier<String> metrics) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.webhooks = webhooks;
        this.metrics = metrics;
    }

    public void register(RoutesConfig routes) {
        routes.get("/metrics", http -> http.contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(metrics.get()));
        routes.post("/internal/set-webhooks", http -> {
            check(http);
            webhooks.set();
            http.json(new All(webhooks.info()));
        });
        routes.get("/internal/webhook-info", http -> {
            check(http);
            http.json(new All(webhooks.info()));
        });
    }

    private void check(Context http) {
        var given = http.header("X-API-Key");
        if (key.length == 0 || given == null || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), key)) {
            throw new ApiError(ErrorCode.AUTH_004);
        }
    }
}
