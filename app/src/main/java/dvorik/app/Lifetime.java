package dvorik.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** From the start to Ctrl-C or SIGTERM: what was started is stopped in reverse, once. */
final class Lifetime {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::closeAll, "shutdown");

    Lifetime() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Keeps the process running until it is told to stop. */
    void await() throws InterruptedException {
        ended.await();
    }

    /** Tells the launcher that all started, so that it keeps the class-data archive this run makes. */
    static void tellReady() {
        var file = System.getProperty("dvorik.ready");
        if (file == null) {
            return;
        }
        try {
            Files.writeString(Path.of(file), "ready");
        } catch (IOException e) {
            // the next start is slower, nothing else
            LoggerFactory.getLogger(Lifetime.class).warn("cannot write {}: {}", file, e.toString());
        }
    }

    /** Stops what was started so far; for a start that failed half-way. */
    void end() {
        closeAll();
    }

    private void closeAll() {
        var remaining = new ArrayList<AutoCloseable>();
        synchronized (this) {
            while (!parts.isEmpty()) {
                remaining.add(parts.pop());
            }
        }
        Application.closeAll(remaining);
        ended.countDown();
    }

    /** @return such as {@code " after 1.9 s"}, counted from the launcher's start; empty without launcher */
    static String sinceLaunch() {
        var started = System.getProperty("dvorik.started");
        if (started == null) {
            return "";
        }
        var duration = Duration.ofMillis(System.currentTimeMillis() - Long.parseLong(started));
        return String.format(Locale.ROOT, " after %.1f s", duration.toMillis() / 1000.0);
    }
}
