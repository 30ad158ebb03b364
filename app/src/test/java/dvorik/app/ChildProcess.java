package dvorik.app;

import dvorik.core.config.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code dvorik.app.Main run} in a JVM of its own, which a test may kill. */
final class ChildProcess implements AutoCloseable {
    private static final int START_SECONDS = 90;
    private final Process process;
    private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    private ChildProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** Starts all roles on the servers of the settings. @param more environment over those */
    static ChildProcess start(Settings settings, Map<String, String> more) {
        var database = settings.database().orElseThrow();
        var redis = settings.redis().orElseThrow();
        var telegram = settings.telegram();
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dvorik.app.Main",
                "run");
        builder.environment()
                .putAll(Map.of(
                        "DATABASE_HOST", database.host(),
                        "DATABASE_PORT", Integer.toString(database.port()),
                        "DATABASE_NAME", database.name(),
                        "DATABASE_USER", database.user(),
                        "DATABASE_PASSWORD", database.password(),
                        "REDIS_HOST", redis.host(),
                        "REDIS_PORT", Integer.toString(redis.port()),
                        "REDIS_PASSWORD", redis.password()));
        builder.environment()
                .putAll(Map.of(
                        "TELEGRAM_BOT_TOKEN", telegram.clientToken(),
                        "TELEGRAM_AUTH_BOT_TOKEN", telegram.cashierToken(),
                        "TELEGRAM_API_URL", telegram.apiUrl().toString(),
                        "TELEGRAM_MESSAGES_PER_SECOND", Integer.toString(telegram.messagesPerSecond()),
                        "TELEGRAM_MESSAGES_PER_SECOND_IN_CHAT", Integer.toString(telegram.messagesPerSecondInChat()),
                        "SUPERADMIN_TELEGRAM_ID", Long.toString(telegram.superadminId()),
                        "PERSON_HASH_KEY", settings.secrets().personHash(),
                        "BUSINESS_NAME", settings.business().name(),
                        "HTTP_PORT", "0"));
        builder.environment().putAll(more);
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
