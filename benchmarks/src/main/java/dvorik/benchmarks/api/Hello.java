package dvorik.benchmarks.api;

import io.javalin.Javalin;

/** The least that the same HTTP server can do, in a process of its own. */
public final class Hello {
    private Hello() {}

    /** @param args the port */
    public static void main(String[] args) {
        var server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.routes.post(
                    "/hello", http -> http.contentType("application/json").result("{\"hello\":\"world\"}"));
        });
        server.start("127.0.0.1", Integer.parseInt(args[0]));
        System.out.println("ready");
    }
}
