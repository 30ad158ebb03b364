package dvorik.core.segment;

import dvorik.core.id.CustomerId;
import dvorik.core.text.Language;
import java.time.Instant;
import java.util.Optional;

/** One of those in a segment. */
public record SampleCustomer(CustomerId id, Optional<String> name, Language language, Instant joinedAt) {}
