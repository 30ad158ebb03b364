package dvorik.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Prints what was measured. */
public final class Report {
    private Report() {}

    public static void title(String words) {
        print("");
        print(words);
    }

    /** @param format as of {@link String#format} */
    public static void line(String format, Object... values) {
        print("  " + String.format(Locale.ROOT, format, values));
    }

    /** What goes on meanwhile; not a result. */
    public static void note(String words) {
        System.err.println("… " + words);
    }

    public static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
