package dvorik.core.template;

import dvorik.core.id.StaffId;
import dvorik.core.text.Language;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is said: by marketing, or by the system.
 *
 * @param key names it within its business
 * @param name for staff; empty for messages of the system
 * @param content as it counts now; of a message of the system, bundled words where it has none of its own
 * @param ownWords languages in which a message of the system has words of its own; of marketing, all it has
 * @param longest characters as Telegram counts them
 * @param version 0: as bundled, never changed
 */
public record Template(
        String key,
        boolean builtIn,
        String name,
        MessageContent content,
        Set<Language> ownWords,
        int longest,
        int version,
        Optional<StaffId> changedBy,
        Optional<Instant> changedAt) {
    public Template {
        ownWords = Set.copyOf(ownWords);
    }
}
