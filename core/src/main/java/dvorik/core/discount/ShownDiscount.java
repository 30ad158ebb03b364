package dvorik.core.discount;

import dvorik.core.text.Language;
import java.util.List;
import java.util.Optional;

/**
 * A discount and the messages that show it.
 *
 * @param language of its owner; empty: deleted
 *
 * @param cards newest first
 */
public record ShownDiscount(Discount discount, Optional<Language> language, List<ShownCard> cards) {}
