package dvorik.core.conversation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The records below a sealed interface by their simple names. */
final class SealedNames<T> {
    private final Map<String, Class<? extends T>> types = new HashMap<>();

    SealedNames(Class<T> root) {
        collect(root);
    }

    String nameOf(T value) {
        return value.getClass().getSimpleName();
    }

    Optional<Class<? extends T>> typeOf(String name) {
        return Optional.ofNullable(types.get(name));
    }

    private void collect(Class<? extends T> type) {
        if (type.isRecord()) {
            if (types.put(type.getSimpleName(), type) != null) {
                throw new IllegalArgumentException("two records named " + type.getSimpleName());
            }
            return;
        }
        if (!type.isSealed()) {
            throw new IllegalArgumentException(type + " must be sealed or a record");
        }
        for (var below : type.getPermittedSubclasses()) {
            @SuppressWarnings("unchecked") // permitted by a subtype of T
            var typed = (Class<? extends T>) below;
            collect(typed);
        }
    }
}
