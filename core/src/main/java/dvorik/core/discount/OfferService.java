package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.OFFER;

import dvorik.core.id.BusinessId;
import dvorik.core.id.OfferId;
import dvorik.core.money.DiscountValue;
import dvorik.core.text.Language;
import java.util.Map;
import org.jooq.DSLContext;

/** The offers of a business. */
public final class OfferService {
    private final DSLContext db;

    public OfferService(DSLContext db) {
        this.db = db;
    }

    /**
     * What is offered.
     *
     * @param titles in every language; {@code {value}} stands for what it gives
     * @param validDays from the grant, the last day whole
     */
    public record NewOffer(OfferKind kind, Map<Language, String> titles, Terms terms, int validDays, int usesAllowed) {}

    /** Makes the offer unless the business has ever had one of this kind. */
    public void ensure(BusinessId business, NewOffer offer) {
        boolean hadOne = db.fetchExists(
                OFFER,
                OFFER.BUSINESS_ID
                        .eq(business.value())
                        .and(OFFER.KIND.eq(offer.kind().code())));
        if (!hadOne) {
            create(business, offer);
        }
    }

    /** @throws org.jooq.exception.IntegrityConstraintViolationException for a second active one of an automatic kind */
    public OfferId create(BusinessId business, NewOffer offer) {
        var terms = offer.terms();
        boolean percent = terms.value() instanceof DiscountValue.Percent;
        long value =
                switch (terms.value()) {
                    case DiscountValue.Percent(var basisPoints) -> basisPoints;
                    case DiscountValue.Amount(var money) -> money.minor();
                };
        return new OfferId(db.insertInto(OFFER)
                .set(OFFER.BUSINESS_ID, business.value())
                .set(OFFER.KIND, offer.kind().code())
                .set(OFFER.TITLE_RU, offer.titles().get(Language.RU))
                .set(OFFER.TITLE_UZ, offer.titles().get(Language.UZ))
                .set(OFFER.TITLE_EN, offer.titles().get(Language.EN))
                .set(OFFER.VALUE_TYPE, percent ? "percent" : "amount")
                .set(OFFER.VALUE, value)
                .set(OFFER.MIN_PURCHASE, terms.minPurchase().map(m -> m.minor()).orElse(null))
                .set(OFFER.MAX_DISCOUNT, terms.maxDiscount().map(m -> m.minor()).orElse(null))
                .set(OFFER.WEEKDAYS, Terms.bits(terms.weekdays()))
                .set(OFFER.VALID_DAYS, offer.validDays())
                .set(OFFER.USES_ALLOWED, offer.usesAllowed())
                .set(OFFER.GIFTABLE, offer.kind().isGiftable())
                .returningResult(OFFER.ID)
                .fetchSingle(OFFER.ID));
    }
}
