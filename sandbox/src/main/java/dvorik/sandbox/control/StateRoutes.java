package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.strict.Findings;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.Channel;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** The state of the world as a whole: who is there, the clock, queues, a fresh start. */
final class StateRoutes {
    private static final long MAX_WAIT_SECONDS = 60;

    private final World world;
    private final Lookup lookup;
    private final PeopleRoutes people;
    private final FaultRoutes faults;
    private final Findings findings;
    private final Runnable reset;

    StateRoutes(
            World world, Lookup lookup, PeopleRoutes people, FaultRoutes faults, Findings findings, Runnable reset) {
        this.world = world;
        this.lookup = lookup;
        this.people = people;
        this.faults = faults;
        this.findings = findings;
        this.reset = reset;
    }

    void register(RoutesConfig routes) {
        routes.get("/sandbox/api/state", ctx -> Answers.json(ctx, world.locked(this::state)));
        routes.post("/sandbox/api/clock", this::clock);
        routes.post("/sandbox/api/reset", ctx -> {
            reset.run();
            Answers.json(ctx, Json.object());
        });
        routes.get("/sandbox/api/bots/{bot}/queue", this::queue);
    }

    private ObjectNode state() {
        ObjectNode state = Json.object();
        var bots = state.putArray("bots");
        world.bots().forEach(bot -> bots.add(view(bot)));
        var persons = state.putArray("people");
        world.people().forEach(person -> persons.add(people.view(person)));
        var channels = state.putArray("channels");
        for (Channel channel : world.channels()) {
            channels.add(channel.asChat());
        }
        state.set("clock", clockView());
        state.set("faults", faults.view());
        state.put("findings", findings.all().size());
        return state.put("seq", world.journal().seq());
    }

    private ObjectNode view(Bot bot) {
        ObjectNode view = Json.object()
                .put("id", bot.id())
                .put("username", bot.username())
                .put("name", bot.account().name());
        ObjectNode commands = view.putObject("commands");
        bot.profile().allCommands().forEach(commands::set);
        return view;
    }

    private ObjectNode clockView() {
        return Json.object()
                .put("offset_seconds", world.clock().offset().toSeconds())
                .put("now", Instant.ofEpochMilli(world.clock().businessMillis()).toString());
    }

    private void clock(Context ctx) {
        ControlBody body = ControlBody.of(ctx);
        try {
            Duration offset = body.has("advance")
                    ? world.locked(() -> world.clock().offset()).plus(Duration.parse(body.text("advance")))
                    : Duration.ofSeconds(Long.parseLong(body.required("offset_seconds")));
            world.moveClock(offset);
        } catch (DateTimeException | NumberFormatException e) {
            throw ControlError.badRequest("send {\"advance\":\"P1D\"} or {\"offset_seconds\":3600}");
        }
        Answers.json(ctx, world.locked(this::clockView));
    }

    /** With {@code ?empty_within=SECONDS} waits until the bot has confirmed everything. */
    private void queue(Context ctx) {
        long wait = Math.clamp(Answers.number(ctx, "empty_within", 0), 0, MAX_WAIT_SECONDS);
        Answers.json(ctx, world.locked(() -> {
            Bot bot = lookup.bot(ctx.pathParam("bot"));
            awaitEmpty(bot, Duration.ofSeconds(wait));
            ObjectNode view = Json.object().put("pending_updates", bot.updates().pending());
            view.set("webhook", bot.webhook().info(bot.updates()));
            ObjectNode calls = view.putObject("calls");
            bot.calls().forEach(calls::put);
            return view;
        }));
    }

    private static void awaitEmpty(Bot bot, Duration wait) {
        try {
            bot.updates().awaitEmpty(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
