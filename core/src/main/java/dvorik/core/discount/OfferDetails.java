package dvorik.core.discount;

import dvorik.core.id.SalonId;
import dvorik.core.text.Language;
import java.util.Map;
import java.util.Set;

/**
 * What an offer is, as those who look after it see it.
 *
 * @param titles in every language; {@code {value}} stands for what it gives
 * @param validDays from the grant, the last day whole
 * @param salons where its discounts count; empty: in all
 * @param customerConfirms the customer's own yes is needed at the till, also for what was granted before
 * @param giftable customers may give its discounts to friends
 */
public record OfferDetails(
        OfferKind kind,
        Map<Language, String> titles,
        Terms terms,
        int validDays,
        int usesAllowed,
        Set<SalonId> salons,
        boolean customerConfirms,
        boolean giftable,
        boolean active) {}
