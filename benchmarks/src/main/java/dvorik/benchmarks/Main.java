package dvorik.benchmarks;

import dvorik.benchmarks.api.ApiPart;
import dvorik.benchmarks.api.FilesPart;
import dvorik.benchmarks.booking.BookingPart;
import dvorik.benchmarks.broadcast.BroadcastPart;
import dvorik.benchmarks.limits.Limits;
import dvorik.benchmarks.load.LoadPart;
import dvorik.benchmarks.load.MemoryPart;
import dvorik.benchmarks.segment.SegmentPart;
import dvorik.benchmarks.start.StartPart;
import java.util.Arrays;
import java.util.List;

/** The command line behind {@code ./dvorik bench}: names of parts, or nothing for all. */
public final class Main {
    private static final List<String> PARTS = List.of("limits", "joining", "redemption", "memory", "segments", "start");
    /** On a fresh database each, and only when asked for: they are minutes more. */
    private static final List<String> LONE_PARTS =
            List.of("api", "api-million", "broadcast", "broadcast-million", "booking", "booking-million");

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] args) {
        var parts = args.length == 0 ? PARTS : Arrays.asList(args);
        boolean api = parts.size() == 1 && LONE_PARTS.containsAll(parts);
        if (!api && !PARTS.containsAll(parts)) {
            System.err.println("dvorik: bench takes any of " + String.join(", ", PARTS) + ", or one of "
                    + String.join(", ", LONE_PARTS));
            Runtime.getRuntime().exit(MISUSED);
        }
        int status = 0;
        try {
            run(parts);
        } catch (Exception e) {
            System.err.println("dvorik: bench failed: " + e.getMessage());
            e.printStackTrace();
            status = FAILED;
        }
        Runtime.getRuntime().exit(status);
    }

    private static void run(List<String> parts) throws Exception {
        Report.title("Dvorik on " + Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                + Runtime.version());
        try (var lifetime = new Lifetime()) {
            var ground = lifetime.add(new Ground());
            if (parts.contains("limits") || parts.contains("joining") || parts.contains("redemption")) {
                // load is told as a share of the limits, so they are measured in the same run
                var limits = Limits.measure(ground);
                var load = lifetime.add(new LoadPart(ground));
                if (parts.contains("joining")) {
                    load.joining(limits);
                }
                if (parts.contains("redemption")) {
                    load.redemption(limits);
                }
                load.close();
            }
            if (parts.contains("api")) {
                new ApiPart(ground).run();
            }
            if (parts.contains("api-million")) {
                new FilesPart(ground).run();
            }
            if (parts.contains("broadcast")) {
                new BroadcastPart(ground).run();
            }
            if (parts.contains("booking")) {
                new BookingPart(ground, Limits.measure(ground)).run(10_000, 200_000);
            }
            if (parts.contains("booking-million")) {
                new BookingPart(ground, Limits.measure(ground)).run(10_000, 200_000, 1_000_000);
            }
            if (parts.contains("broadcast-million")) {
                new BroadcastPart(ground).million();
            }
            if (parts.contains("memory")) {
                new MemoryPart(ground).run();
            }
            if (parts.contains("segments")) {
                new SegmentPart(ground).run();
            }
            if (parts.contains("start")) {
                new StartPart(ground).run();
            }
        }
    }
}
