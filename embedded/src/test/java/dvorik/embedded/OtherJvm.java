package dvorik.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/** A second Java process that holds the servers of a home; killed at the end of the test at the latest. */
final class OtherJvm implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader output;

    /** What it said of the servers it holds. */
    record Servers(long mariaDbPid, int mariaDbPort, long redisPid, int redisPort) {}

    private OtherJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static OtherJvm start(Path home, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HoldServers.class.getName(),
                home.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return new OtherJvm(builder.start());
    }

    /** Waits until it holds both servers. */
    Servers servers() throws IOException {
        try (var words = new Scanner(awaitLine("ready"))) {
            words.next();
            return new Servers(words.nextLong(), words.nextInt(), words.nextLong(), words.nextInt());
        }
    }

    /** Reads on until a line begins like that; the end of the output fails the test. */
    String awaitLine(String beginning) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        throw new AssertionError("it ended without saying " + beginning);
    }

    /** Lets it close its servers and end. */
    void leave() throws IOException, InterruptedException {
        process.getOutputStream().close();
        awaitEnd();
        assertEquals(0, process.exitValue());
    }

    /** SIGTERM, as by a service manager. */
    void terminate() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }

    /** SIGKILL: nothing of it runs any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private void awaitEnd() throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
    }
}
