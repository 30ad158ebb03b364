package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Journal;
import dvorik.sandbox.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.sse.SseClient;
import java.util.concurrent.TimeUnit;

/** Everything that happens, as server-sent events. */
final class EventRoutes {
    private static final long HEARTBEAT_SECONDS = 15;

    private final World world;

    EventRoutes(World world) {
        this.world = world;
    }

    void register(RoutesConfig routes) {
        routes.sse("/sandbox/api/events", this::stream);
    }

    /** Holds the request's virtual thread for as long as the watcher stays. */
    private void stream(SseClient client) {
        try (Journal.Subscription subscription = world.journal().subscribe()) {
            client.sendComment("watching");
            while (!client.terminated() && !subscription.overrun()) {
                ObjectNode event = subscription.events().poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    client.sendComment("still here");
                } else {
                    client.sendEvent(
                            "message", event.toString(), event.get("seq").asText());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
