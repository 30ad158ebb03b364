package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.OFFER_SALON;
import static dvorik.migrations.jooq.Tables.OFFER_SALON_PAST;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.db.KeptSelect;
import dvorik.core.id.BusinessId;
import dvorik.core.id.OfferId;
import dvorik.core.id.SalonId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** SQL of {@code offer}, {@code offer_salon} and {@code offer_salon_past}; each method is one statement. */
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

    private static final KeptSelect<Record> FIND_AUTOMATIC = KeptSelect.of(select(OFFER.BUSINESS_ID
            .eq(KeptSelect.value(OFFER.BUSINESS_ID))
            .and(OFFER.AUTOMATIC_KIND.eq(KeptSelect.value(OFFER.AUTOMATIC_KIND)))));

    /** @return the one active automatic offer of that kind */
    Optional<OfferRow> findAutomatic(DSLContext db, BusinessId business, OfferKind kind) {
        return FIND_AUTOMATIC.fetchOptional(db, business.value(), kind.code()).map(OfferRepository::offer);
    }

    /** @return empty when the business gives no such offer by hand now */
    Optional<OfferRow> findManual(DSLContext db, BusinessId business, OfferId id) {
        return db.fetchOptional(select(OFFER.ID
                        .eq(id.value())
                        .and(OFFER.BUSINESS_ID.eq(business.value()))
                        .and(OFFER.KIND.eq(OfferKind.MANUAL.code()))
                        .and(OFFER.ACTIVE.isTrue())
                        .and(OFFER.DELETED_AT.isNull())))
                .map(OfferRepository::offer);
    }

    /** @return whatever became of the offer since */
    Optional<OfferRow> find(DSLContext db, BusinessId business, OfferId id) {
        return db.fetchOptional(select(OFFER.ID.eq(id.value()).and(OFFER.BUSINESS_ID.eq(business.value()))))
                .map(OfferRepository::offer);
    }

    private static Select<Record> select(Condition which) {
        return DSL.select(List.<Field<?>>of(
                        OFFER.ID,
                        OFFER.KIND,
                        OFFER.VALUE_TYPE,
                        OFFER.VALUE,
                        OFFER.MIN_PURCHASE,
                        OFFER.MAX_DISCOUNT,
                        OFFER.WEEKDAYS,
                        OFFER.VALID_DAYS,
                        OFFER.USES_ALLOWED,
                        OFFER.GIFTABLE))
                .from(OFFER)
                .where(which);
    }

    private static OfferRow offer(Record row) {
        var weekdays = row.get(OFFER.WEEKDAYS);
        return new OfferRow(
                new OfferId(row.get(OFFER.ID)),
                OfferKind.of(row.get(OFFER.KIND)),
                row.get(OFFER.VALUE_TYPE),
                row.get(OFFER.VALUE),
                row.get(OFFER.MIN_PURCHASE),
                row.get(OFFER.MAX_DISCOUNT),
                weekdays == null ? null : weekdays.intValue(),
                row.get(OFFER.VALID_DAYS),
                row.get(OFFER.USES_ALLOWED),
                row.get(OFFER.GIFTABLE));
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

    /** @return where it counted before, oldest first */
    List<SalonsOverTime.Past> findPastSalons(DSLContext db, OfferId offer) {
        var sets = new LinkedHashMap<Instant, Map<SalonId, String>>();
        db.select(OFFER_SALON_PAST.COUNTED_UNTIL, SALON.ID, SALON.NAME)
                .from(OFFER_SALON_PAST)
                .leftJoin(SALON)
                .on(SALON.ID.eq(OFFER_SALON_PAST.SALON_ID))
                .where(OFFER_SALON_PAST.OFFER_ID.eq(offer.value()))
                .orderBy(OFFER_SALON_PAST.COUNTED_UNTIL)
                .forEach(row -> {
                    var salons = sets.computeIfAbsent(row.value1(), until -> new HashMap<>());
                    if (row.value2() != null) {
                        salons.put(new SalonId(row.value2()), row.value3());
                    }
                });
        return sets.entrySet().stream()
                .map(set -> new SalonsOverTime.Past(set.getKey(), Map.copyOf(set.getValue())))
                .toList();
    }
}
