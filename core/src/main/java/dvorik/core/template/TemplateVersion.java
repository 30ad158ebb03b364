package dvorik.core.template;

import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.Optional;

/**
 * A state a template was in.
 *
 * @param content empty: the bundled words; of a message of the system, only the languages with words of its own
 */
public record TemplateVersion(
        int version, String name, Optional<MessageContent> content, StaffId changedBy, Instant changedAt) {}
