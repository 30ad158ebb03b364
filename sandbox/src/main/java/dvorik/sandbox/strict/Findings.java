package dvorik.sandbox.strict;

import java.util.ArrayList;
import java.util.List;

/** What strict mode complained about, oldest first, the first thousand. Guarded by a lock of its own. */
public final class Findings {
    private static final int KEPT = 1000;

    /**
     * One complaint.
     *
     * @param method as it was called, or {@code update} for what the sandbox emitted
     */
    public record Finding(String bot, String method, String text) {}

    private final List<Finding> findings = new ArrayList<>();

    public synchronized void add(Finding finding) {
        if (findings.size() < KEPT) {
            findings.add(finding);
        }
    }

    public synchronized List<Finding> all() {
        return List.copyOf(findings);
    }

    public synchronized void clear() {
        findings.clear();
    }
}
