package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.fault.FloodGuard;
import dvorik.sandbox.fault.FloodLimits;
import dvorik.sandbox.world.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Sets and shows how fast bots may send, and how fast they have sent since. */
final class LimitRoutes {
    private final FloodGuard guard;

    LimitRoutes(FloodGuard guard) {
        this.guard = guard;
    }

    void register(RoutesConfig routes) {
        routes.get("/sandbox/api/limits", ctx -> Answers.json(ctx, view()));
        routes.post("/sandbox/api/limits", this::set);
    }

    private void set(Context ctx) {
        ControlBody body = ControlBody.of(ctx);
        guard.setLimits(new FloodLimits((int) body.number("per_second"), (int) body.number("per_chat_per_second"), (int)
                body.number("chat_burst")));
        Answers.json(ctx, view());
    }

    private ObjectNode view() {
        FloodLimits limits = guard.limits();
        ObjectNode records = Json.object();
        guard.records()
                .forEach((bot, record) -> records.set(
                        bot.toString(),
                        Json.object()
                                .put("sent", record.sent())
                                .put("refused", record.refused())
                                .put("nanos", record.nanos())));
        ObjectNode view = Json.object()
                .put("per_second", limits.perSecond())
                .put("per_chat_per_second", limits.perChatPerSecond())
                .put("chat_burst", limits.chatBurst());
        view.set("records", records);
        return view;
    }
}
