package dvorik.core.telegram.intake;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must come true. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private Eventually() {}

    public static void until(String what, BooleanSupplier condition) {
        until(() -> what, condition);
    }

    public static void until(Supplier<String> what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                fail("still not so after " + PATIENCE.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
