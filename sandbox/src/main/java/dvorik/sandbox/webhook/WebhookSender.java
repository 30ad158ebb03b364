package dvorik.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.Update;
import dvorik.sandbox.world.WebhookSettings;
import dvorik.sandbox.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/**
 * Pushes one bot's updates. A dispatcher sorts them into lanes (one chat or user each); a lane with work is a virtual
 * thread that delivers one update after the other. Lanes and the stop mark are guarded by the world's lock.
 */
final class WebhookSender {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private final World world;
    private final Bot bot;
    private final WebhookSettings settings;
    private final HttpClient http;
    private final BiConsumer<Bot, ObjectNode> answered;
    private final Map<Long, Deque<Update>> lanes = new HashMap<>();
    private final Semaphore connections;
    private boolean stopped;

    WebhookSender(
            World world, Bot bot, WebhookSettings settings, HttpClient http, BiConsumer<Bot, ObjectNode> answered) {
        this.world = world;
        this.bot = bot;
        this.settings = settings;
        this.http = http;
        this.answered = answered;
        this.connections = new Semaphore(settings.maxConnections());
    }

    void start() {
        Thread.ofVirtual().name("webhook-" + bot.username()).start(this::dispatch);
    }

    /** Called with the world's lock. What is on its way may still arrive. */
    void stop() {
        stopped = true;
        bot.updates().wake();
    }

    private void dispatch() {
        int last = Integer.MIN_VALUE;
        Update next = awaitAbove(last);
        while (next != null) {
            last = next.id();
            enqueue(next);
            next = awaitAbove(last);
        }
    }

    private Update awaitAbove(int id) {
        return world.locked(() -> {
            try {
                return bot.updates().awaitAbove(id, () -> stopped);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        });
    }

    private void enqueue(Update update) {
        world.run(() -> {
            Deque<Update> busy = lanes.get(update.lane());
            if (busy != null) {
                busy.add(update);
                return;
            }
            Deque<Update> lane = new ArrayDeque<>();
            lane.add(update);
            lanes.put(update.lane(), lane);
            Thread.ofVirtual().name("webhook-lane").start(() -> drain(update.lane(), lane));
        });
    }

    private void drain(long key, Deque<Update> lane) {
        try {
            Update next = head(key, lane);
            while (next != null) {
                deliver(next);
                next = head(key, lane);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null ends the lane, which happens in the same step as finding it empty, so that nothing is left behind. */
    private Update head(long key, Deque<Update> lane) {
        return world.locked(() -> {
            Update next = stopped ? null : lane.poll();
            if (next == null) {
                lanes.remove(key);
            }
            return next;
        });
    }

    /** Tries until it is done, too old, or the webhook is gone. */
    private void deliver(Update update) throws InterruptedException {
        var retries = new RetryDelay();
        while (true) {
            boolean due = world.locked(
                    () -> !stopped && update.expiresAtMillis() > world.clock().realMillis());
            if (!due) {
                break;
            }
            Outcome outcome = attempt(update);
            if (outcome.error().isEmpty()) {
                break;
            }
            world.run(() -> bot.webhook().failed(world.clock().realMillis() / 1000, outcome.error()));
            pause(retries.next(outcome.retryAfter()));
        }
        world.run(() -> {
            if (!stopped) {
                bot.updates().remove(update.id());
            }
        });
    }

    /** What became of one attempt; an empty error is success. */
    private record Outcome(String error, Duration retryAfter) {}

    private Outcome attempt(Update update) throws InterruptedException {
        connections.acquire();
        try {
            HttpResponse<byte[]> response = http.send(request(update), BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 == 2) {
                runAnswer(response.body());
                return new Outcome("", Duration.ZERO);
            }
            String reason = "Wrong response from the webhook: " + response.statusCode();
            return new Outcome(reason, RetryDelay.asked(response.headers().firstValue("Retry-After")));
        } catch (IOException e) {
            return new Outcome("Connection failed: " + e.getClass().getSimpleName(), Duration.ZERO);
        } finally {
            connections.release();
        }
    }

    private HttpRequest request(Update update) {
        var request = HttpRequest.newBuilder(URI.create(settings.url()))
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(update.body())));
        if (!settings.secret().isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", settings.secret());
        }
        return request.build();
    }

    private void runAnswer(byte[] body) {
        Json.parse(body)
                .filter(answer -> answer.isObject() && answer.hasNonNull("method"))
                .ifPresent(answer -> answered.accept(bot, (ObjectNode) answer));
    }

    private void pause(Duration wait) {
        world.run(() -> bot.updates().pause(wait, () -> stopped));
    }
}
