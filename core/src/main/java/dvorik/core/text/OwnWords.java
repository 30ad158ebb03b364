package dvorik.core.text;

import java.util.Map;
import java.util.Optional;

/** What a business says in words of its own. Asked for every message: quick, and never a reason to say nothing. */
@FunctionalInterface
public interface OwnWords {
    /** @param key of a text, or {@link Texts#cardKey} */
    Optional<Words> find(Language language, String key);

    /** Words with places. */
    @FunctionalInterface
    interface Words {
        /** @param shown by name, in the words of the language, not escaped */
        String html(Map<String, Object> shown);
    }
}
