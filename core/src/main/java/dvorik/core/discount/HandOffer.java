package dvorik.core.discount;

import dvorik.core.id.OfferId;
import dvorik.core.money.DiscountValue;
import dvorik.core.text.Language;
import java.util.Map;

/**
 * An offer that staff give by hand.
 *
 * @param titles in every language; {@code {value}} stands for what it gives
 * @param validDays from the grant, the last day whole
 */
public record HandOffer(OfferId id, Map<Language, String> titles, DiscountValue value, int validDays) {}
