package dvorik.benchmarks.load;

import dvorik.benchmarks.Ground;
import dvorik.benchmarks.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The part {@code memory}: with a heap of 256 MiB many people stop in the middle of joining, and then come the updates of
 * an hour at 50 a second. What lives on the heap is told along the way: it should stay where it was.
 */
public final class MemoryPart {
    private static final int OPEN_DIALOGS = 10_000;
    private static final int HOUR_OF_UPDATES = 180_000;
    private static final int UPDATES_OF_ONE = Scripts.JOINING.size();
    private static final int LOOKS = 6;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Ground ground;

    public MemoryPart(Ground ground) {
        this.ground = ground;
    }

    public void run() throws InterruptedException {
        Report.note("starting the application with a heap of 256 MiB");
        try (var town = Town.open(ground, List.of("-Xmx256m"))) {
            Report.title("memory: heap of 256 MiB at most");
            tell("after the start", town);
            Report.note(OPEN_DIALOGS + " people begin to join and stop in the middle");
            town.beginToJoin(OPEN_DIALOGS);
            tell(OPEN_DIALOGS + " open dialogs", town);
            for (int look = 1; look <= LOOKS; look++) {
                int people = HOUR_OF_UPDATES / UPDATES_OF_ONE / LOOKS;
                var result = town.join(people);
                Report.note("%.0f updates/s".formatted(result.updatesPerSecond()));
                tell(look * people * UPDATES_OF_ONE + " updates later", town);
            }
        }
    }

    private static void tell(String when, Town town) {
        Report.line(
                "%-22s %6.0f MB live on the heap, %4.0f MB resident",
                when,
                liveHeap(town.app().handle().pid()) / 1024.0,
                town.app().residentMemory().orElse(0) / (1024.0 * 1024));
    }

    /** @return KiB in use right after a full collection */
    private static long liveHeap(long pid) {
        jcmd(pid, "GC.run");
        var matcher = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!matcher.find()) {
            throw new IllegalStateException("the JVM does not tell about its heap");
        }
        return Long.parseLong(matcher.group(1));
    }

    private static String jcmd(long pid, String command) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process = new ProcessBuilder(jcmd, Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
