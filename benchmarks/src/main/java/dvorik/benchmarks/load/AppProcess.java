package dvorik.benchmarks.load;

import dvorik.embedded.EmbeddedServices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code dvorik.app.Main run} with all roles in a JVM of its own. */
public final class AppProcess implements AutoCloseable {
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 30;
    private static final int LINES_KEPT = 60;

    private final Process process;
    private final Deque<String> output = new ConcurrentLinkedDeque<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    private AppProcess(Process process) {
        this.process = process;
        Thread.ofPlatform().name("app-output").daemon().start(this::read);
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param folder to run in
     * @param options of the JVM
     * @param settings besides the addresses of the servers
     */
    public static AppProcess start(
            Path folder, List<String> options, EmbeddedServices servers, Map<String, String> settings)
            throws InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", absoluteClassPath(), "dvorik.app.Main", "run"));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        var database = servers.mariaDb();
        var redis = servers.redis();
        builder.environment()
                .putAll(Map.of(
                        "DATABASE_HOST", database.host(),
                        "DATABASE_PORT", Integer.toString(database.port()),
                        "DATABASE_NAME", database.database(),
                        "DATABASE_USER", database.user(),
                        "DATABASE_PASSWORD", database.password(),
                        "REDIS_HOST", redis.host(),
                        "REDIS_PORT", Integer.toString(redis.port()),
                        "REDIS_PASSWORD", redis.password()));
        builder.environment().putAll(settings);
        try {
            var app = new AppProcess(builder.start());
            app.awaitReady();
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the child is another one. */
    public static String absoluteClassPath() {
        var paths = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            paths.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(java.io.File.pathSeparator, paths);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** @return in bytes; empty where the system does not tell */
    public OptionalLong peakMemory() {
        return memory("VmHWM:");
    }

    /** @return in bytes, now; empty where the system does not tell */
    public OptionalLong residentMemory() {
        return memory("VmRSS:");
    }

    private OptionalLong memory(String name) {
        var status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines it printed. */
    public String text() {
        return String.join("\n", output);
    }

    /** SIGTERM, and SIGKILL where that does not help. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws InterruptedException {
        if (!ready.await(START_SECONDS, TimeUnit.SECONDS) || !process.isAlive()) {
            close();
            throw new IllegalStateException("the application did not start:\n" + text());
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (output.size() > LINES_KEPT) {
                    output.remove();
                }
                if (line.startsWith("Dvorik is ready")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            output.add("(output ended: " + e.getMessage() + ")");
        }
        ready.countDown();
    }
}
