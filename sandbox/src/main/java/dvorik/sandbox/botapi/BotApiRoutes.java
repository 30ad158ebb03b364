package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.BotAccount;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side of the Bot API: every request under {@code /bot} and {@code /file/bot}. */
public final class BotApiRoutes {
    private static final Logger log = LoggerFactory.getLogger(BotApiRoutes.class);

    private final World world;
    private final MethodTable methods;
    private final boolean anyToken;

    public BotApiRoutes(World world, MethodTable methods, boolean anyToken) {
        this.world = world;
        this.methods = methods;
        this.anyToken = anyToken;
    }

    public void register(RoutesConfig routes) {
        routes.get("/bot{token}/{method}", this::call);
        routes.post("/bot{token}/{method}", this::call);
        routes.get("/file/bot{token}/<path>", this::download);
    }

    private void call(Context ctx) {
        String method = ctx.pathParam("method").toLowerCase(Locale.ROOT);
        try {
            Bot bot = bot(ctx.pathParam("token"));
            world.run(() -> bot.countCall(method));
            answer(ctx, bot, method);
        } catch (Refusal refusal) {
            refuse(ctx, refusal);
        }
    }

    private void answer(Context ctx, Bot bot, String method) {
        try {
            Method known = methods.find(method).orElseThrow(() -> Refusal.notFound("Not Found: method not found"));
            JsonNode result = known.answer(new Call(bot, method, RequestReader.read(ctx)));
            ObjectNode answer = Json.object().put("ok", true);
            answer.set("result", result);
            write(ctx, answer);
        } catch (Refusal refusal) {
            report(bot, method, refusal);
            refuse(ctx, refusal);
        } catch (RuntimeException e) {
            log.error("method {} failed", method, e);
            refuse(ctx, Refusal.of(500, "Internal Server Error: sandbox fault"));
        }
    }

    private void report(Bot bot, String method, Refusal refusal) {
        ObjectNode detail = Json.object()
                .put("method", method)
                .put("error_code", refusal.code())
                .put("description", refusal.description());
        world.run(() -> world.journal().record("request_error", bot, 0, detail));
    }

    private Bot bot(String token) {
        if (!BotAccount.isToken(token)) {
            throw Refusal.unauthorized("Unauthorized: invalid token specified");
        }
        return world.locked(() -> {
            Optional<Bot> known = world.botByToken(token);
            if (known.isEmpty() && !anyToken) {
                throw Refusal.unauthorized("Unauthorized");
            }
            return known.orElseGet(() -> {
                String username = "bot" + token.substring(0, token.indexOf(':')) + "_bot";
                return world.addBot(new BotAccount(token, username, username));
            });
        });
    }

    private void download(Context ctx) {
        try {
            bot(ctx.pathParam("token"));
            var file = world.locked(() -> world.files().byPath(ctx.pathParam("path")))
                    .orElseThrow(() -> Refusal.notFound("Not Found"));
            ctx.contentType("application/octet-stream").result(file.content());
        } catch (Refusal refusal) {
            refuse(ctx, refusal);
        }
    }

    private static void refuse(Context ctx, Refusal refusal) {
        ctx.status(refusal.code());
        if (refusal.retryAfter() > 0) {
            ctx.header("Retry-After", Long.toString(refusal.retryAfter()));
        }
        write(ctx, refusal.asAnswer());
    }

    private static void write(Context ctx, ObjectNode answer) {
        ctx.contentType("application/json").result(Json.bytes(answer));
    }
}
