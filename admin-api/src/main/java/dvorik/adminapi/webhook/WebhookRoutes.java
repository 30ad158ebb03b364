package dvorik.adminapi.webhook;

import dvorik.core.redis.RedisUnavailable;
import dvorik.core.telegram.intake.IntakeClosed;
import dvorik.core.telegram.intake.UpdateSink;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/** Stores what Telegram delivers and answers only then: 200 means "received", anything else "send it again". */
public final class WebhookRoutes {
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private final Map<String, UpdateSink> sinks;
    private final byte[] secret;

    /** @param sinks by the id of the bot */
    public WebhookRoutes(Map<String, UpdateSink> sinks, String secret) {
        this.sinks = Map.copyOf(sinks);
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    public void register(RoutesConfig routes) {
        routes.post("/telegram/{bot}", this::receive);
    }

    private void receive(Context context) {
        var given = context.header(SECRET_HEADER);
        if (given == null || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret)) {
            context.status(HttpStatus.UNAUTHORIZED);
            return;
        }
        var sink = sinks.get(context.pathParam("bot"));
        if (sink == null) {
            context.status(HttpStatus.NOT_FOUND);
            return;
        }
        try {
            sink.store(List.of(context.bodyAsBytes()));
            context.status(HttpStatus.OK);
        } catch (RedisUnavailable | IntakeClosed e) {
            context.status(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }
}
