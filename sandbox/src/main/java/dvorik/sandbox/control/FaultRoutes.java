package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.fault.Fault;
import dvorik.sandbox.fault.FaultKind;
import dvorik.sandbox.fault.Faults;
import dvorik.sandbox.world.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Sets, shows and clears faults. */
final class FaultRoutes {
    private final Faults faults;

    FaultRoutes(Faults faults) {
        this.faults = faults;
    }

    void register(RoutesConfig routes) {
        routes.get("/sandbox/api/faults", ctx -> Answers.json(ctx, Json.object().set("faults", view())));
        routes.post("/sandbox/api/faults", this::add);
        routes.delete("/sandbox/api/faults", ctx -> {
            faults.clear();
            Answers.json(ctx, Json.object());
        });
    }

    private void add(Context ctx) {
        ControlBody body = ControlBody.of(ctx);
        FaultKind kind = FaultKind.of(body.required("kind"))
                .orElseThrow(() -> ControlError.badRequest("\"kind\" is one of "
                        + Arrays.stream(FaultKind.values()).map(FaultKind::code).toList()));
        String bot = body.text("bot");
        faults.add(new Fault(
                bot.startsWith("@") ? bot.substring(1) : bot,
                body.text("method").toLowerCase(Locale.ROOT),
                body.number("person_id"),
                kind,
                body.has("retry_after") ? (int) body.number("retry_after") : 1,
                Duration.ofMillis(body.number("delay_ms")),
                body.has("times") ? (int) body.number("times") : 1));
        Answers.json(ctx, Json.object().set("faults", view()));
    }

    ArrayNode view() {
        ArrayNode list = Json.array();
        for (Fault fault : faults.all()) {
            ObjectNode view = list.addObject().put("kind", fault.kind().code()).put("times", fault.times());
            Json.putText(view, "bot", fault.bot());
            Json.putText(view, "method", fault.method());
            if (fault.personId() != 0) {
                view.put("person_id", fault.personId());
            }
            if (fault.kind() == FaultKind.TOO_MANY_REQUESTS) {
                view.put("retry_after", fault.retryAfter());
            }
            if (fault.kind() == FaultKind.DELAY) {
                view.put("delay_ms", fault.delay().toMillis());
            }
        }
        return list;
    }
}
