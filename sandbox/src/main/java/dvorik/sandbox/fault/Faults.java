package dvorik.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are set, oldest first. Guarded by a lock of its own, since every call asks. */
public final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    public synchronized void add(Fault fault) {
        faults.add(fault);
    }

    public synchronized void clear() {
        faults.clear();
    }

    public synchronized List<Fault> all() {
        return List.copyOf(faults);
    }

    /** The oldest fault that concerns the call; it is used up by one. */
    public synchronized Optional<Fault> take(String bot, String method, String chatId) {
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (fault.concerns(bot, method, chatId)) {
                Fault left = fault.once();
                if (left.times() == 0) {
                    faults.remove(i);
                } else {
                    faults.set(i, left);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
