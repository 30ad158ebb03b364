package dvorik.benchmarks.start;

import dvorik.benchmarks.Ground;
import dvorik.benchmarks.Report;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * The part {@code start}. The first start unpacks the servers and has no class-data archive; a cold one has both and no
 * data; a warm one has all.
 */
public final class StartPart {
    private static final int TIMES = 3;

    private final Ground ground;

    public StartPart(Ground ground) {
        this.ground = ground;
    }

    public void run() throws InterruptedException {
        Report.note("starting the demo " + (1 + 2 * TIMES) + " times");
        var cache = ground.folder("start-cache");
        var archive = ground.folder("start-archive").resolve("app.jsa");
        double first = DemoStart.seconds(ground.folder("start-data"), cache, archive);
        var cold = new ArrayList<Double>();
        for (int i = 0; i < TIMES; i++) {
            cold.add(DemoStart.seconds(ground.folder("start-data"), cache, archive));
        }
        Path data = ground.folder("start-data");
        DemoStart.seconds(data, cache, archive);
        var warm = new ArrayList<Double>();
        for (int i = 0; i < TIMES; i++) {
            warm.add(DemoStart.seconds(data, cache, archive));
        }
        Report.title("start of ./dvorik demo until it is ready, by its own word");
        Report.line("first              %8.1f s   (servers unpacked, no class-data archive, empty data)", first);
        Report.line("cold               %8.1f s   (empty data, median of %d)", median(cold), TIMES);
        Report.line("warm               %8.1f s   (median of %d)", median(warm), TIMES);
    }

    private static double median(ArrayList<Double> seconds) {
        return Report.median(seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
