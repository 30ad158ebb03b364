package dvorik.core.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads single variables and collects what is wrong with them. A blank one counts as not set. */
final class Variables {
    private final Map<String, String> values;
    private final List<String> problems = new ArrayList<>();

    Variables(Map<String, String> values) {
        this.values = values;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(s -> !s.isEmpty());
    }

    int number(String name, int standard, int least, int most) {
        return (int) longNumber(name, standard, least, most);
    }

    long longNumber(String name, long standard, long least, long most) {
        var text = text(name);
        if (text.isEmpty()) {
            return standard;
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below together with numbers out of range
        }
        problem(name + " must be a whole number from " + least + " to " + most + ", not \"" + text.get() + "\"");
        return standard;
    }

    /** @param allowed lower case; the first is the standard */
    String oneOf(String name, List<String> allowed) {
        var text = text(name).map(t -> t.toLowerCase(Locale.ROOT)).orElse(allowed.getFirst());
        if (!allowed.contains(text)) {
            problem(name + " must be one of " + String.join(", ", allowed) + ", not \"" + text + "\"");
            return allowed.getFirst();
        }
        return text;
    }

    /** @param schemes allowed ones */
    Optional<URI> address(String name, List<String> schemes) {
        return text(name).flatMap(text -> {
            try {
                var uri = URI.create(text);
                if (uri.getHost() != null && schemes.contains(uri.getScheme())) {
                    return Optional.of(uri);
                }
            } catch (IllegalArgumentException e) {
                // reported below together with other schemes
            }
            problem(name + " must be an address such as " + schemes.getFirst() + "://example.com, not \"" + text
                    + "\"");
            return Optional.empty();
        });
    }

    /** @return the secret, or an empty string; its value never stands in a problem */
    String secret(String name, int leastLength) {
        var text = text(name).orElse("");
        if (!text.isEmpty() && text.length() < leastLength) {
            problem(name + " must have at least " + leastLength + " characters (it has " + text.length() + ")");
        }
        return text;
    }

    void problem(String line) {
        problems.add(line);
    }

    List<String> problems() {
        return problems;
    }
}
