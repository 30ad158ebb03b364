package dvorik.adminapi;

import dvorik.adminapi.frame.ApiJson;
import dvorik.adminapi.frame.RateLimit;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.json.JavalinJackson;
import java.util.List;
import java.util.function.Consumer;

/** The one HTTP server of a process, on virtual threads. */
public final class HttpServer implements AutoCloseable {
    private static final List<String> EXPOSED = List.of("ETag", "X-Request-ID", "Retry-After");
    private static final long LARGEST_BODY = 1024L * 1024;
    private final Javalin server;

    private HttpServer(Javalin server) {
        this.server = server;
    }

    /**
     * Starts listening.
     *
     * @param port 0: any free one
     * @param behindProxy headers of a reverse proxy count
     * @param corsOrigins of the web pages that may call
     * @throws io.javalin.util.JavalinBindException when the port is taken
     */
    public static HttpServer start(
            String host,
            int port,
            boolean behindProxy,
            List<String> corsOrigins,
            List<Consumer<RoutesConfig>> features) {
        var server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.http.prefer405over404 = true;
            config.jsonMapper(new JavalinJackson(ApiJson.mapper(), true));
            config.http.maxRequestSize = LARGEST_BODY;
            if (!corsOrigins.isEmpty()) {
                config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> {
                    corsOrigins.forEach(rule::allowHost);
                    EXPOSED.forEach(rule::exposeHeader);
                    RateLimit.FIELDS.forEach(rule::exposeHeader);
                }));
            }
            RequestIds.register(config.routes);
            new Edge(behindProxy).register(config.routes);
            features.forEach(feature -> feature.accept(config.routes));
        });
        server.start(host, port);
        return new HttpServer(server);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
