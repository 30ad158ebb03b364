package dvorik.sandbox.world;

/** How the real server slows down bots that ask the same again and again, or fight for updates. Guarded by the lock. */
public final class PollPace {
    private static final long SAME_OFFSET_BURST_MILLIS = 500;
    private static final long SAME_OFFSET_MILLIS = 3000;
    private static final long CONFLICT_MILLIS = 3000;
    private static final int SHORTEST_REPEAT_SECONDS = 3;

    private long lastOffset = Long.MIN_VALUE;
    private long lastStartMillis;
    private long nextConflictMillis;

    /** What a call gets instead of what it asked for. */
    public record Granted(int limit, int waitSeconds) {}

    /** The same offset again within half a second gets one update, within three seconds it waits for three. */
    public Granted grant(int offset, int limit, int waitSeconds, long nowMillis) {
        boolean same = offset == lastOffset;
        long since = nowMillis - lastStartMillis;
        boolean hasty = same && since < SAME_OFFSET_MILLIS && waitSeconds < SHORTEST_REPEAT_SECONDS;
        lastOffset = offset;
        lastStartMillis = nowMillis;
        return new Granted(
                same && since < SAME_OFFSET_BURST_MILLIS ? 1 : limit, hasty ? SHORTEST_REPEAT_SECONDS : waitSeconds);
    }

    /** How long to hold back a 409: not the first one, but those that follow within three seconds. */
    public long conflictDelayMillis(long nowMillis) {
        if (nowMillis >= nextConflictMillis) {
            nextConflictMillis = nowMillis + CONFLICT_MILLIS;
            return 0;
        }
        return CONFLICT_MILLIS;
    }
}
