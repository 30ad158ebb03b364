package dvorik.core.sms;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** Tells what becomes of SMS to who counts it, once somebody does. */
public final class SmsFigures {
    private final AtomicReference<BiConsumer<String, SmsStatus>> watch =
            new AtomicReference<>((provider, status) -> {});

    /** @param watch is told the provider's name and the status */
    public void lead(BiConsumer<String, SmsStatus> watch) {
        this.watch.set(watch);
    }

    void became(String provider, SmsStatus status) {
        watch.get().accept(provider, status);
    }
}
