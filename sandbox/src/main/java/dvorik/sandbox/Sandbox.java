package dvorik.sandbox;

import dvorik.sandbox.botapi.BotApi;
import dvorik.sandbox.botapi.BotApiRoutes;
import dvorik.sandbox.botapi.RequestCheck;
import dvorik.sandbox.control.ControlRoutes;
import dvorik.sandbox.fault.Faults;
import dvorik.sandbox.fault.FloodGuard;
import dvorik.sandbox.state.StateFile;
import dvorik.sandbox.strict.Findings;
import dvorik.sandbox.strict.StrictMode;
import dvorik.sandbox.webhook.WebhookSenders;
import dvorik.sandbox.world.SandboxClock;
import dvorik.sandbox.world.World;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** A running sandbox: the Bot API, the control API and the chat page on one port. */
public final class Sandbox implements AutoCloseable {
    private static final Duration SAVE_EVERY = Duration.ofSeconds(1);
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);

    private final SandboxOptions options;
    private final World world;
    private final Faults faults = new Faults();
    private final FloodGuard flood;
    private final Findings findings = new Findings();
    private final WebhookSenders webhooks;
    private final Timer timer = new Timer();
    private final StateFile state;
    private final Javalin server;

    private Sandbox(SandboxOptions options) {
        this.options = options;
        this.world = new World(new SandboxClock(Clock.systemUTC(), options.clockMoved()), options.messagesPerChat());
        this.flood = new FloodGuard(options.floodLimits());
        this.webhooks = new WebhookSenders(world);
        this.state = options.stateFile() == null ? null : new StateFile(world, options.stateFile());
        this.server = Javalin.create(this::configure);
    }

    /** Starts listening; fails when the port is taken. */
    public static Sandbox start(SandboxOptions options) {
        var sandbox = new Sandbox(options);
        sandbox.world.run(() -> {
            options.bots().forEach(sandbox.world::addBot);
            options.channels().forEach(sandbox.world::addChannel);
        });
        sandbox.restore();
        try {
            sandbox.server.start(options.host(), options.port());
        } catch (RuntimeException e) {
            sandbox.timer.close();
            throw e;
        }
        return sandbox;
    }

    private void restore() {
        if (state == null) {
            return;
        }
        state.load();
        Duration offset = world.locked(() -> world.clock().offset());
        if (!offset.isZero()) {
            world.clock().announce(offset);
        }
        timer.every(SAVE_EVERY, state::saveIfChanged);
    }

    private void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        // longer than any long poll, and than clients keep their connections
        config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(IDLE_TIMEOUT.toMillis()));
        config.staticFiles.add("/page", Location.CLASSPATH);
        new BotApiRoutes(world, BotApi.methods(world, webhooks), faults, flood, requestCheck(), options.anyToken())
                .register(config.routes);
        new ControlRoutes(world, faults, flood, findings, timer::after).register(config.routes);
    }

    /** The schema is read only when it is asked for: it would cost a demo a third of its start. */
    private RequestCheck requestCheck() {
        if (!options.strict()) {
            return RequestCheck.NONE;
        }
        var strict = new StrictMode(world, findings);
        world.run(() -> world.watchUpdates(strict::checkUpdate));
        return strict;
    }

    public int port() {
        return server.port();
    }

    /** Without a slash at the end. */
    public URI url() {
        return URI.create("http://" + options.host() + ":" + port());
    }

    /** Ends everything, waiting calls too, and saves the state. */
    @Override
    public void close() {
        world.run(webhooks::stopAll);
        timer.close();
        server.stop();
        if (state != null) {
            state.saveIfChanged();
        }
    }
}
