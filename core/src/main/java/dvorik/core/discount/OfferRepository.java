package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.OFFER_SALON;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.id.BusinessId;
import dvorik.core.id.OfferId;
import dvorik.core.id.SalonId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** SQL of {@code offer} and {@code offer_salon}; each method is one statement. */
final class OfferRepository {

    /** The columns that a grant copies. */
    record OfferRow(
            OfferId id,
            OfferKind kind,
            String valueType,
            long value,
            Long minPurchase,
            Long maxDiscount,
            Integer weekdays,
            int validDays,
            int usesAllowed,
            boolean giftable) {

        DiscountValue given(Currency currency) {
            return valueType.equals("percent")
                    ? new DiscountValue.Percent(Math.toIntExact(value))
                    : new DiscountValue.Amount(new Money(value, currency));
        }
    }

    /** @return the one active automatic offer of that kind */
    Optional<OfferRow> findAutomatic(DSLContext db, BusinessId business, OfferKind kind) {
        return find(db, OFFER.BUSINESS_ID.eq(business.value()).and(OFFER.AUTOMATIC_KIND.eq(kind.code())));
    }

    /** @return empty when the business gives no such offer by hand now */
    Optional<OfferRow> findManual(DSLContext db, BusinessId business, OfferId id) {
        return find(
                db,
                OFFER.ID
                        .eq(id.value())
                        .and(OFFER.BUSINESS_ID.eq(business.value()))
                        .and(OFFER.KIND.eq(OfferKind.MANUAL.code()))
                        .and(OFFER.ACTIVE.isTrue())
                        .and(OFFER.DELETED_AT.isNull()));
    }

    private static Optional<OfferRow> find(DSLContext db, Condition condition) {
        return db.select(
                        OFFER.ID,
                        OFFER.KIND,
                        OFFER.VALUE_TYPE,
                        OFFER.VALUE,
                        OFFER.MIN_PURCHASE,
                        OFFER.MAX_DISCOUNT,
                        OFFER.WEEKDAYS,
                        OFFER.VALID_DAYS,
                        OFFER.USES_ALLOWED,
                        OFFER.GIFTABLE)
                .from(OFFER)
                .where(condition)
                .fetchOptional(row -> new OfferRow(
                        new OfferId(row.value1()),
                        OfferKind.of(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7() == null ? null : row.value7().intValue(),
                        row.value8(),
                        row.value9(),
                        row.value10()));
    }

    /** @return names of the salons where it counts, by id; empty: in all */
    Map<SalonId, String> findSalons(DSLContext db, OfferId offer) {
        return db
                .select(SALON.ID, SALON.NAME)
                .from(OFFER_SALON)
                .join(SALON)
                .on(SALON.ID.eq(OFFER_SALON.SALON_ID))
                .where(OFFER_SALON.OFFER_ID.eq(offer.value()))
                .fetch()
                .stream()
                .collect(Collectors.toMap(row -> new SalonId(row.value1()), row -> row.value2()));
    }
}
