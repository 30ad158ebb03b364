package dvorik.core.config;

import java.util.List;

/** What is wrong with the configuration, all of it, a line each; without the values of secrets. */
public final class BadSettings extends RuntimeException {
    private final transient List<String> problems;

    public BadSettings(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
