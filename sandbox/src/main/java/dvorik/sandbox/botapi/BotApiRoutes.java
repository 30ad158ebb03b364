package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.BotAccount;
import dvorik.sandbox.botapi.MethodTable.Answer;
import dvorik.sandbox.fault.Fault;
import dvorik.sandbox.fault.Faults;
import dvorik.sandbox.fault.FloodGuard;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.StoredFile;
import dvorik.sandbox.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side of the Bot API: every request under {@code /bot} and {@code /file/bot}. */
public final class BotApiRoutes {
    private static final Logger log = LoggerFactory.getLogger(BotApiRoutes.class);
    private static final Pattern SENDS = Pattern.compile("(send(?!chataction)|copy|forward).*");
    private static final String BAD_GATEWAY =
            """
            <html>
            <head><title>502 Bad Gateway</title></head>
            <body><center><h1>502 Bad Gateway</h1></center></body>
            </html>
            """;

    private final World world;
    private final MethodTable methods;
    private final Faults faults;
    private final FloodGuard flood;
    private final RequestCheck check;
    private final boolean anyToken;

    /** @param anyToken a well-formed unknown token creates its bot */
    public BotApiRoutes(
            World world, MethodTable methods, Faults faults, FloodGuard flood, RequestCheck check, boolean anyToken) {
        this.world = world;
        this.methods = methods;
        this.faults = faults;
        this.flood = flood;
        this.check = check;
        this.anyToken = anyToken;
    }

    public void register(RoutesConfig routes) {
        routes.get("/bot{token}/{method}", this::call);
        routes.post("/bot{token}/{method}", this::call);
        routes.get("/bot{token}", ctx -> refuse(ctx, Refusal.notFound("Not Found")));
        routes.post("/bot{token}", ctx -> refuse(ctx, Refusal.notFound("Not Found")));
        routes.get("/file/bot{token}/<path>", this::download);
    }

    private void call(Context ctx) {
        String method = ctx.pathParam("method").toLowerCase(Locale.ROOT);
        Bot bot;
        try {
            bot = bot(ctx.pathParam("token"));
        } catch (Refusal refusal) {
            refuse(ctx, refusal);
            return;
        }
        world.run(() -> bot.countCall(method));
        try {
            callWithFaults(ctx, bot, method);
        } catch (Refusal refusal) {
            report(bot, method, refusal);
            refuse(ctx, refusal);
        } catch (RuntimeException e) {
            log.error("method {} failed", method, e);
            refuse(ctx, Refusal.of(500, "Internal Server Error: sandbox fault"));
        }
    }

    private void callWithFaults(Context ctx, Bot bot, String method) {
        Arguments arguments = RequestReader.read(ctx);
        Fault fault =
                faults.take(bot.username(), method, arguments.text("chat_id")).orElse(null);
        if (fault == null) {
            write(ctx, answer(bot, method, arguments));
            return;
        }
        world.run(() -> world.journal()
                .record(
                        "fault",
                        bot,
                        0,
                        Json.object()
                                .put("method", method)
                                .put("kind", fault.kind().code())));
        switch (fault.kind()) {
            case TOO_MANY_REQUESTS -> throw Refusal.tooManyRequests(fault.retryAfter());
            case SERVER_ERROR -> ctx.status(502).contentType("text/html").result(BAD_GATEWAY);
            case DROP_BEFORE -> Connections.cut(ctx);
            case DROP_AFTER -> {
                answer(bot, method, arguments);
                Connections.cut(ctx);
            }
            case DELAY -> {
                pause(fault);
                write(ctx, answer(bot, method, arguments));
            }
        }
    }

    private static void pause(Fault fault) {
        try {
            Thread.sleep(fault.delay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does the call; the envelope of its result. */
    private ObjectNode answer(Bot bot, String method, Arguments arguments) {
        var known = methods.find(method).orElseThrow(() -> Refusal.notFound("Not Found: method not found"));
        check.check(bot, method, arguments);
        checkFlood(bot, method, arguments);
        Answer answer = known.answer(new Call(bot, method, arguments));
        ObjectNode envelope = Json.object().put("ok", true);
        envelope.set("result", answer.result());
        Json.putText(envelope, "description", answer.description());
        return envelope;
    }

    private void checkFlood(Bot bot, String method, Arguments arguments) {
        boolean sends = SENDS.matcher(method).matches();
        long retryAfter = sends
                ? flood.ask(
                        bot.id(), arguments.text("chat_id"), arguments.flag("allow_paid_broadcast"), System.nanoTime())
                : 0;
        if (retryAfter > 0) {
            throw Refusal.tooManyRequests(retryAfter);
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
            StoredFile file = world.locked(() -> world.files().byPath(ctx.pathParam("path")))
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
        byte[] body = Json.bytes(answer);
        ctx.contentType("application/json");
        ctx.res().setContentLength(body.length);
        try {
            // around ctx.result, which copies: this is the path of thousands a second
            ctx.res().getOutputStream().write(body);
        } catch (IOException e) {
            log.debug("the bot did not wait for its answer", e);
        }
    }
}
