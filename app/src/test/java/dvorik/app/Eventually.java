package dvorik.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what comes about by itself and no chat shows. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    private Eventually() {}

    static void holds(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come about within " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /**
     * Looks until what it sees is right.
     *
     * @param what is waited for
     * @return what it saw then
     */
    static <T> T sees(Supplier<String> what, Supplier<T> look, Predicate<T> right) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var seen = look.get();
            if (right.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what.get() + ", but " + seen);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
