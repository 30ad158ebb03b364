package dvorik.app;

import dvorik.core.config.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code dvorik.app.Main run} in a JVM of its own, which a test may kill. */
final class ChildProcess implements AutoCloseable {
    private static final int START_SECONDS = 90;
    private final Process process;
    private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private final CountDownLatch ready = new CountDownLatch(1);

    private ChildProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /**
     * {@code dvorik run} with all roles on the servers of the settings.
     *
     * @param more environment over those
     */
    static ChildProcess start(Settings settings, Map<String, String> more) {
        var database = settings.database().orElseThrow();
        var redis = settings.redis().orElseThrow();
        var telegram = settings.telegram();
        var environment = new HashMap<String, String>();
        environment.put("DATABASE_HOST", database.host());
        environment.put("DATABASE_PORT", Integer.toString(database.port()));
        environment.put("DATABASE_NAME", database.name());
        environment.put("DATABASE_USER", database.user());
        environment.put("DATABASE_PASSWORD", database.password());
        environment.put("REDIS_HOST", redis.host());
        environment.put("REDIS_PORT", Integer.toString(redis.port()));
        environment.put("REDIS_PASSWORD", redis.password());
        environment.put("TELEGRAM_BOT_TOKEN", telegram.clientToken());
        environment.put("TELEGRAM_AUTH_BOT_TOKEN", telegram.cashierToken());
        environment.put("TELEGRAM_API_URL", telegram.apiUrl().toString());
        environment.put("TELEGRAM_MESSAGES_PER_SECOND", Integer.toString(telegram.messagesPerSecond()));
        environment.put("TELEGRAM_MESSAGES_PER_SECOND_IN_CHAT", Integer.toString(telegram.messagesPerSecondInChat()));
        environment.put("SUPERADMIN_TELEGRAM_ID", Long.toString(telegram.superadminId()));
        environment.put("PERSON_HASH_KEY", settings.secrets().personHash());
        environment.put("JWT_SECRET_KEY", settings.secrets().jwt());
        environment.put("TELEGRAM_WEBHOOK_SECRET", settings.secrets().webhook());
        environment.put("BUSINESS_NAME", settings.business().name());
        environment.put("HTTP_PORT", "0");
        environment.putAll(more);
        return start(List.of("run"), environment);
    }

    /** {@code dvorik} with these arguments and this environment over the present one. */
    static ChildProcess start(List<String> arguments, Map<String, String> environment) {
        return start(arguments, environment, Path.of(""));
    }

    /** The same in a folder of its own, where an {@code .env} may lie. */
    static ChildProcess start(List<String> arguments, Map<String, String> environment, Path folder) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dvorik.app.Main"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.directory(folder.toAbsolutePath().toFile());
        builder.redirectErrorStream(true);
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChildProcess awaitReady() throws InterruptedException {
        if (!ready.await(START_SECONDS, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("not ready within " + START_SECONDS + " s:\n" + text());
        }
        if (!process.isAlive()) {
            throw new AssertionError("ended instead of running:\n" + text());
        }
        return this;
    }

    /** SIGKILL: nothing of it gets to say goodbye. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. @return the exit status */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("did not stop within 30 s:\n" + text());
        }
        return process.exitValue();
    }

    /** Waits for its end. */
    int exitStatus() throws InterruptedException {
        if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("still running after " + START_SECONDS + " s:\n" + text());
        }
        reader.join();
        return process.exitValue();
    }

    String text() {
        return String.join("\n", output);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.contains("Ctrl-C stops")) { // the end of what a started process says
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            output.add("(output ended: " + e.getMessage() + ")");
        }
        ready.countDown();
    }
}
