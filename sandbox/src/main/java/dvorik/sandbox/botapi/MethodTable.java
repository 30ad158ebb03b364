package dvorik.sandbox.botapi;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The methods by name, in any case. Filled once at the start. */
public final class MethodTable {
    private final Map<String, Method> methods = new HashMap<>();

    /** @param name as the documentation writes it */
    MethodTable add(String name, Method method) {
        if (methods.put(name.toLowerCase(Locale.ROOT), method) != null) {
            throw new IllegalArgumentException("two methods are called " + name);
        }
        return this;
    }

    /** @param name in lower case */
    Optional<Method> find(String name) {
        return Optional.ofNullable(methods.get(name));
    }
}
