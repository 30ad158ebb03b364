package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.Update;
import dvorik.sandbox.world.UpdateQueue.Polled;
import dvorik.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code getUpdates}. */
final class UpdateMethods {
    private static final int MAX_WAIT_SECONDS = 50;
    private static final int MAX_BATCH = 100;

    private final World world;

    UpdateMethods(World world) {
        this.world = world;
    }

    void register(MethodTable table) {
        table.add("getUpdates", this::getUpdates);
    }

    private JsonNode getUpdates(Call call) {
        Arguments arguments = call.arguments();
        int offset = arguments.integer("offset", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
        int limit = arguments.integer("limit", MAX_BATCH, 1, MAX_BATCH);
        int wait = arguments.integer("timeout", 0, 0, MAX_WAIT_SECONDS);
        Polled polled = world.locked(() -> {
            var updates = call.bot().updates();
            readAllowed(arguments).ifPresent(updates::allow);
            return updates.poll(offset, limit, Duration.ofSeconds(wait));
        });
        if (!polled.conflict().isEmpty()) {
            throw Refusal.conflict(polled.conflict());
        }
        ArrayNode answer = Json.array();
        for (Update update : polled.updates()) {
            answer.add(update.body());
        }
        return answer;
    }

    /** Absent: the last setting stays. Nothing but an array of texts counts. */
    static java.util.Optional<List<String>> readAllowed(Arguments arguments) {
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
