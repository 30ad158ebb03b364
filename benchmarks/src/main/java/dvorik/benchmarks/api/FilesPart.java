package dvorik.benchmarks.api;

import dvorik.benchmarks.Ground;
import dvorik.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The part {@code api-million}: a file of a million customers taken along, one of 100,000 taken over, in a small heap. */
public final class FilesPart {
    private static final int CUSTOMERS = 1_000_000;
    private static final int LINES = 100_000;
    private static final int LOOK_MILLIS = 500;
    private static final double MIB = 1024.0 * 1024;
    private final Ground ground;

    public FilesPart(Ground ground) {
        this.ground = ground;
    }

    public void run() throws Exception {
        Report.note("starting the application with a heap of 256 MiB");
        var gcLog = ground.folder("gc").resolve("gc.log");
        try (var office = new Office(ground, List.of("-Xmx256m", "-Xlog:gc:file=" + gcLog))) {
            try (var connection = office.connect()) {
                Seed.customers(connection, CUSTOMERS);
            }
            Report.title("api-million: heap of 256 MiB at most");
            tell("after the start", office, gcLog);
            take(office, gcLog);
            export(office, gcLog);
        }
    }

    private static void export(Office office, Path gcLog) throws Exception {
        try (var caller = office.caller()) {
            long begun = System.nanoTime();
            long bytes = caller.drain("/api/v1/users/export");
            double seconds = (System.nanoTime() - begun) / 1e9;
            Report.line(
                    "export             %8.1f s, %.0f MB: %.0f customers/s", seconds, bytes / MIB, CUSTOMERS / seconds);
            tell("after the export", office, gcLog);
        }
    }

    private static void take(Office office, Path gcLog) throws Exception {
        var file = Files.createTempFile(office.ground().folder("files"), "customers", ".csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("phone,name,birthday,language,tags,source\n");
            for (int i = 0; i < LINES; i++) {
                out.write("+7950%07d,Имя %d,1990-01-%02d,ru,\"new, file\",bench\n".formatted(i, i, 1 + i % 28));
            }
        }
        try (var caller = office.caller()) {
            taken(caller, file, "?dry_run=true", "import, dry run");
            taken(caller, file, "", "import");
            tell("after the imports", office, gcLog);
        }
    }

    private static void taken(Wire caller, Path file, String query, String name) throws Exception {
        long begun = System.nanoTime();
        Wire.Answer answer;
        try (var in = Files.newInputStream(file)) {
            answer = caller.post("/api/v1/users/import" + query, Files.size(file), in)
                    .is(202);
        }
        double accepted = (System.nanoTime() - begun) / 1e9;
        var path = "/api/v1/users/import/" + answer.value("id");
        int looks = 0;
        var last = answer;
        while (last.value("finished_at") == null) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            last = caller.get(path).is(200);
            looks++;
            Report.note(name + ": " + last.value("done") + " of " + last.value("total"));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Report.line(
                "%-18s %8.1f s, %.0f lines/s; answered after %.1f s, progress seen %d times; created %s, refused %s",
                name, seconds, LINES / seconds, accepted, looks, last.value("created"), last.value("refused"));
    }

    /** What was in use before a collection at most, and what was left after one. */
    private static void tell(String when, Office office, Path gcLog) throws IOException {
        int before = 0;
        int after = 0;
        for (var line : Files.readAllLines(gcLog)) {
            var sizes = java.util.regex.Pattern.compile("(\\d+)M->(\\d+)M\\(").matcher(line);
            if (sizes.find()) {
                before = Math.max(before, Integer.parseInt(sizes.group(1)));
                after = Math.max(after, Integer.parseInt(sizes.group(2)));
            }
        }
        Report.line(
                "%-18s %8.0f MB resident at most, heap at most %d MB before a collection, %d MB after one",
                when, office.app().peakMemory().orElse(0) / MIB, before, after);
    }
}
