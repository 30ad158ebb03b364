package dvorik.sandbox.control;

import java.time.Duration;

/** Does something once, after a while of real time. */
@FunctionalInterface
public interface Delayed {
    void run(Duration after, Runnable work);
}
