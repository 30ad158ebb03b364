package dvorik.sandbox;

import dvorik.sandbox.botapi.BotApi;
import dvorik.sandbox.botapi.BotApiRoutes;
import dvorik.sandbox.botapi.RequestCheck;
import dvorik.sandbox.control.ControlRoutes;
import dvorik.sandbox.fault.Faults;
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

/** A running sandbox: the Bot API, the control API and the chat page on one port. */
public final class Sandbox implements AutoCloseable {
    private static final long MAX_REQUEST_BYTES = 60L * 1024 * 1024;

    private final SandboxOptions options;
    private final World world;
    private final Faults faults = new Faults();
    private final Findings findings = new Findings();
    private final WebhookSenders webhooks;
    private final Timer timer = new Timer();
    private final Javalin server;

    private Sandbox(SandboxOptions options) {
        this.options = options;
        this.world = new World(new SandboxClock(Clock.systemUTC(), options.clockMoved()), options.messagesPerChat());
        this.webhooks = new WebhookSenders(world);
        this.server = Javalin.create(this::configure);
    }

    /** Starts listening; fails when the port is taken. */
    public static Sandbox start(SandboxOptions options) {
        var sandbox = new Sandbox(options);
        sandbox.world.run(() -> {
            options.bots().forEach(sandbox.world::addBot);
            options.channels().forEach(sandbox.world::addChannel);
        });
        sandbox.server.start(options.host(), options.port());
        return sandbox;
    }

    private void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = MAX_REQUEST_BYTES;
        config.staticFiles.add("/page", Location.CLASSPATH);
        new BotApiRoutes(world, BotApi.methods(world, webhooks), faults, requestCheck(), options.anyToken())
                .register(config.routes);
        new ControlRoutes(world, faults, findings, timer::after).register(config.routes);
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

    /** Ends everything at once, waiting calls too. */
    @Override
    public void close() {
        world.run(webhooks::stopAll);
        timer.close();
        server.stop();
    }
}
