package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The methods by name, in any case. Filled once at the start. */
public final class MethodTable {
    private final Map<String, DescribedMethod> methods = new HashMap<>();

    /** What a method answers: the result, and a description beside it, mostly empty. */
    record Answer(JsonNode result, String description) {}

    /** A method whose success is described in words. */
    @FunctionalInterface
    interface DescribedMethod {
        Answer answer(Call call);
    }

    /** @param name as the documentation writes it */
    MethodTable add(String name, Method method) {
        return addDescribed(name, call -> new Answer(method.answer(call), ""));
    }

    /** As {@link #add}, for a method that describes its success. */
    MethodTable addDescribed(String name, DescribedMethod method) {
        if (methods.put(name.toLowerCase(Locale.ROOT), method) != null) {
            throw new IllegalArgumentException("two methods are called " + name);
        }
        return this;
    }

    /** @param name in lower case */
    Optional<DescribedMethod> find(String name) {
        return Optional.ofNullable(methods.get(name));
    }
}
