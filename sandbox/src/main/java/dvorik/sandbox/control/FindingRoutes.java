package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.strict.Findings;
import dvorik.sandbox.world.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Shows and forgets what strict mode complained about. */
final class FindingRoutes {
    private final Findings findings;

    FindingRoutes(Findings findings) {
        this.findings = findings;
    }

    void register(RoutesConfig routes) {
        routes.get("/sandbox/api/findings", this::show);
        routes.delete("/sandbox/api/findings", ctx -> {
            findings.clear();
            Answers.json(ctx, Json.object());
        });
    }

    private void show(Context ctx) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("findings");
        for (Findings.Finding finding : findings.all()) {
            list.addObject()
                    .put("bot", finding.bot())
                    .put("method", finding.method())
                    .put("text", finding.text());
        }
        Answers.json(ctx, answer);
    }
}
