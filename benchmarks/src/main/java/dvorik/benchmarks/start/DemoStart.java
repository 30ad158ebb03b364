package dvorik.benchmarks.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One start of the demo and its end. */
final class DemoStart {
    private static final Pattern READY = Pattern.compile("Dvorik is ready after ([0-9.]+) s.*");
    private static final int STOP_SECONDS = 30;

    private DemoStart() {}

    /**
     * @param data folder of the demo's data
     * @param cache folder under which the servers are unpacked
     * @param archive of class data, written by the first start that finds none
     * @return from the launcher's first step to the line that says ready
     */
    static double seconds(Path data, Path cache, Path archive) throws InterruptedException {
        var builder = new ProcessBuilder("./dvorik", "demo").redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("DATA_DIR", data.toString());
        environment.put("XDG_CACHE_HOME", cache.toString());
        environment.put("HTTP_PORT", "0");
        environment.put("SANDBOX_PORT", "0");
        environment.put("DATABASE_HOST", "");
        environment.put("REDIS_HOST", "");
        // the JVM takes the last of several; without this the developer's archive would be used, and replaced
        environment.put("DVORIK_JAVA_OPTS", "-XX:SharedArchiveFile=" + archive);
        environment.put("DVORIK_JAVA_HOME", System.getProperty("java.home"));
        try {
            var process = builder.start();
            try {
                return awaitReady(process);
            } finally {
                end(process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double awaitReady(Process process) throws IOException {
        var said = new ArrayList<String>();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            var m = READY.matcher(line);
            if (m.matches()) {
                return Double.parseDouble(m.group(1));
            }
        }
        throw new IllegalStateException("the demo did not become ready:\n" + String.join("\n", said));
    }

    /** SIGTERM, as Ctrl-C; the archive of class data is written then. */
    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
