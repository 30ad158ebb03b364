package dvorik.benchmarks.load;

import java.util.Arrays;

/** How long answers took. */
public final class Latencies {
    private long[] nanos = new long[4096];
    private int count;

    public synchronized void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    public synchronized int count() {
        return count;
    }

    /** @return milliseconds that the given share of the answers did not exceed */
    public synchronized double[] millis(double... shares) {
        Arrays.sort(nanos, 0, count);
        return Arrays.stream(shares)
                .map(share -> nanos[Math.min(count - 1, (int) (count * share))] / 1e6)
                .toArray();
    }
}
