package dvorik.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.World;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The running senders, one for each bot with a webhook. Called with the world's lock. */
public final class WebhookSenders {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final World world;
    private final Map<Long, WebhookSender> senders = new HashMap<>();
    private HttpClient http;

    public WebhookSenders(World world) {
        this.world = world;
    }

    /**
     * Starts to push the bot's updates to its webhook, anew if it did already.
     *
     * @param answered receives what the bot wants called, when it says so in its answer; called without the lock
     */
    public void start(Bot bot, BiConsumer<Bot, ObjectNode> answered) {
        stop(bot);
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
        }
        bot.webhook().settings().ifPresent(settings -> {
            var sender = new WebhookSender(world, bot, settings, http, answered);
            senders.put(bot.id(), sender);
            sender.start();
        });
    }

    public void stop(Bot bot) {
        WebhookSender running = senders.remove(bot.id());
        if (running != null) {
            running.stop();
        }
    }

    public void stopAll() {
        senders.values().forEach(WebhookSender::stop);
        senders.clear();
    }
}
