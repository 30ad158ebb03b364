package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.Update;
import dvorik.sandbox.world.UpdateQueue.Polled;
import dvorik.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code getUpdates}. */
final class UpdateMethods {
    private static final int MAX_WAIT_SECONDS = 50;
    private static final int MAX_BATCH = 100;
    private static final int MAX_ANSWER_CHARS = 1 << 22;

    private final World world;

    UpdateMethods(World world) {
        this.world = world;
    }

    void register(MethodTable table) {
        table.add("getUpdates", this::getUpdates);
    }

    private JsonNode getUpdates(Call call) {
        Polled polled = world.locked(() -> poll(call.bot(), call.arguments()));
        if (!polled.conflict().isEmpty()) {
            holdBack(call.bot());
            throw Refusal.conflict(polled.conflict());
        }
        ArrayNode answer = Json.array();
        int left = MAX_ANSWER_CHARS;
        for (Update update : polled.updates()) {
            // the usual few small ones need no measuring
            left -= polled.updates().size() < MAX_BATCH / 10
                    ? 0
                    : update.body().toString().length() + 50;
            if (left <= 0) {
                break;
            }
            answer.add(update.body());
        }
        return answer;
    }

    private Polled poll(Bot bot, Arguments arguments) {
        if (bot.webhook().isSet()) {
            return new Polled(
                    List.of(),
                    "Conflict: can't use getUpdates method while webhook is active;"
                            + " use deleteWebhook to delete the webhook first");
        }
        readAllowed(arguments).ifPresent(bot.updates()::allow);
        int offset = arguments.integer("offset", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
        var granted = bot.pollPace()
                .grant(
                        offset,
                        arguments.integer("limit", MAX_BATCH, 1, MAX_BATCH),
                        arguments.integer("timeout", 0, 0, MAX_WAIT_SECONDS),
                        world.clock().realMillis());
        return bot.updates().poll(offset, granted.limit(), Duration.ofSeconds(granted.waitSeconds()));
    }

    /** Two fighting pollers are slowed down. */
    private void holdBack(Bot bot) {
        long delay = world.locked(
                () -> bot.pollPace().conflictDelayMillis(world.clock().realMillis()));
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Absent: the last setting stays. Nothing but an array of texts counts. */
    static Optional<List<String>> readAllowed(Arguments arguments) {
        return arguments
                .json("allowed_updates", "allowed updates")
                .filter(JsonNode::isArray)
                .map(types -> {
                    List<String> names = new ArrayList<>();
                    types.forEach(type -> names.add(type.asText()));
                    return names;
                });
    }
}
