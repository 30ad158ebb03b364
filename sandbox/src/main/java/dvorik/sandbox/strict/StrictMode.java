package dvorik.sandbox.strict;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.botapi.Arguments;
import dvorik.sandbox.botapi.Refusal;
import dvorik.sandbox.botapi.RequestCheck;
import dvorik.sandbox.strict.Findings.Finding;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.World;
import java.util.List;
import java.util.Optional;

/** Holds requests and updates against the schema; a bad request is kept as a finding and refused. */
public final class StrictMode implements RequestCheck {
    private static final String UPDATE = "TelegramUpdate";

    private final World world;
    private final Findings findings;
    private final BotApiSchema schema = BotApiSchema.get();
    private final Normaliser normaliser = new Normaliser(schema);

    public StrictMode(World world, Findings findings) {
        this.world = world;
        this.findings = findings;
    }

    @Override
    public void check(Bot bot, String method, Arguments arguments) {
        Optional<String> type = schema.parametersOf(method);
        if (type.isEmpty()) {
            return;
        }
        List<String> problems = schema.problems(type.get(), normaliser.normalise(type.get(), arguments));
        if (!problems.isEmpty()) {
            String text = String.join("; ", problems);
            complain(bot, method, text);
            throw Refusal.badRequest("strict mode: " + text);
        }
    }

    /** Looks at an update the sandbox is about to queue; called with the world's lock, which strict mode can afford. */
    public void checkUpdate(Bot bot, JsonNode update) {
        List<String> problems = schema.problems(UPDATE, update);
        if (!problems.isEmpty()) {
            complain(bot, "update", String.join("; ", problems));
        }
    }

    private void complain(Bot bot, String method, String text) {
        findings.add(new Finding(bot.username(), method, text));
        world.run(() -> world.journal()
                .record("finding", bot, 0, Json.object().put("method", method).put("text", text)));
    }
}
