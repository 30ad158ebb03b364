package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.OFFER_SALON;
import static dvorik.migrations.jooq.Tables.OFFER_SALON_PAST;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.id.BusinessId;
import dvorik.core.id.OfferId;
import dvorik.core.id.SalonId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** SQL of looking after {@code offer}, {@code offer_salon} and {@code offer_salon_past}; each method is one statement. */
final class OfferCatalogueRepository {
    private static final List<Field<?>> FIELDS = List.of(
            OFFER.ID,
            OFFER.KIND,
            OFFER.TITLE_RU,
            OFFER.TITLE_UZ,
            OFFER.TITLE_EN,
            OFFER.VALUE_TYPE,
            OFFER.VALUE,
            OFFER.MIN_PURCHASE,
            OFFER.MAX_DISCOUNT,
            OFFER.WEEKDAYS,
            OFFER.VALID_DAYS,
            OFFER.USES_ALLOWED,
            OFFER.CUSTOMER_CONFIRMS,
            OFFER.GIFTABLE,
            OFFER.ACTIVE,
            OFFER.CREATED_AT,
            OFFER.VERSION);

    private final Currency currency;

    OfferCatalogueRepository(Currency currency) {
        this.currency = currency;
    }

    /** @return newest first, without their salons */
    List<Offer> find(DSLContext db, DiscountScope scope, OfferFilter filter, int offset, int limit) {
        return db.select(FIELDS)
                .from(OFFER)
                .where(condition(scope, filter))
                .orderBy(OFFER.ID.desc())
                .limit(limit)
                .offset(offset)
                .fetch(this::offer);
    }

    long count(DSLContext db, DiscountScope scope, OfferFilter filter) {
        return db.selectCount()
                .from(OFFER)
                .where(condition(scope, filter))
                .fetchSingle()
                .value1();
    }

    /** @return without its salons */
    Optional<Offer> find(DSLContext db, DiscountScope scope, OfferId id) {
        var any = new OfferFilter(Optional.empty(), Optional.empty());
        return db.select(FIELDS)
                .from(OFFER)
                .where(OFFER.ID.eq(id.value()).and(condition(scope, any)))
                .fetchOptional(this::offer);
    }

    /** @return the same offers with their salons */
    List<Offer> withSalons(DSLContext db, List<Offer> offers) {
        if (offers.isEmpty()) {
            return offers;
        }
        var salons = db
                .select(OFFER_SALON.OFFER_ID, OFFER_SALON.SALON_ID)
                .from(OFFER_SALON)
                .where(OFFER_SALON.OFFER_ID.in(
                        offers.stream().map(offer -> offer.id().value()).toList()))
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.value1(),
                        Collectors.mapping(row -> new SalonId(row.value2()), Collectors.toUnmodifiableSet())));
        return offers.stream()
                .map(offer -> countingIn(offer, salons.getOrDefault(offer.id().value(), Set.of())))
                .toList();
    }

    /** @return false when there is none; else the row is locked until the transaction ends */
    boolean lock(DSLContext tx, BusinessId business, OfferId id) {
        return tx.select(OFFER.ID)
                .from(OFFER)
                .where(OFFER.ID.eq(id.value()), OFFER.BUSINESS_ID.eq(business.value()), OFFER.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    boolean hasOtherActive(DSLContext tx, BusinessId business, OfferId self, OfferKind kind) {
        return tx.fetchExists(
                OFFER,
                OFFER.BUSINESS_ID.eq(business.value()),
                OFFER.AUTOMATIC_KIND.eq(kind.code()),
                self == null ? DSL.noCondition() : OFFER.ID.ne(self.value()));
    }

    Set<SalonId> livingSalons(DSLContext tx, BusinessId business) {
        return tx
                .select(SALON.ID)
                .from(SALON)
                .where(SALON.BUSINESS_ID.eq(business.value()), SALON.DELETED_AT.isNull())
                .fetch()
                .stream()
                .map(row -> new SalonId(row.value1()))
                .collect(Collectors.toUnmodifiableSet());
    }

    OfferId insert(DSLContext tx, BusinessId business, OfferDetails details, Instant now) {
        var columns = columns(details);
        columns.put(OFFER.BUSINESS_ID, business.value());
        columns.put(OFFER.KIND, details.kind().code());
        columns.put(OFFER.CREATED_AT, now);
        return new OfferId(
                tx.insertInto(OFFER).set(columns).returningResult(OFFER.ID).fetchSingle(OFFER.ID));
    }

    void update(DSLContext tx, OfferId id, OfferDetails details) {
        tx.update(OFFER)
                .set(columns(details))
                .set(OFFER.VERSION, OFFER.VERSION.plus(1))
                .where(OFFER.ID.eq(id.value()))
                .execute();
    }

    void insertSalons(DSLContext tx, OfferId id, Set<SalonId> salons) {
        if (!salons.isEmpty()) {
            tx.insertInto(OFFER_SALON, OFFER_SALON.OFFER_ID, OFFER_SALON.SALON_ID)
                    .valuesOfRows(salons.stream()
                            .map(salon -> DSL.row(id.value(), salon.value()))
                            .toList())
                    .execute();
        }
    }

    void deleteSalons(DSLContext tx, OfferId id) {
        tx.deleteFrom(OFFER_SALON).where(OFFER_SALON.OFFER_ID.eq(id.value())).execute();
    }

    /** @param salons where it counted until now; empty: in all */
    void keepPastSalons(DSLContext tx, OfferId id, Set<SalonId> salons, Instant now) {
        var ids = salons.isEmpty()
                ? java.util.Collections.<Long>singletonList(null)
                : salons.stream().map(SalonId::value).toList();
        tx.insertInto(
                        OFFER_SALON_PAST,
                        OFFER_SALON_PAST.OFFER_ID,
                        OFFER_SALON_PAST.SALON_ID,
                        OFFER_SALON_PAST.COUNTED_UNTIL)
                .valuesOfRows(ids.stream()
                        .map(salon -> DSL.row(id.value(), salon, now))
                        .toList())
                .execute();
    }

    private static Condition condition(DiscountScope scope, OfferFilter filter) {
        return DSL.and(
                OFFER.BUSINESS_ID.eq(scope.business().value()),
                OFFER.DELETED_AT.isNull(),
                filter.kind().map(kind -> OFFER.KIND.eq(kind.code())).orElse(DSL.noCondition()),
                filter.active().map(OFFER.ACTIVE::eq).orElse(DSL.noCondition()),
                scope.salons().map(DiscountConditions::countsIn).orElse(DSL.noCondition()));
    }

    private static Map<Field<?>, Object> columns(OfferDetails details) {
        var terms = details.terms();
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(OFFER.TITLE_RU, details.titles().get(Language.RU));
        columns.put(OFFER.TITLE_UZ, details.titles().get(Language.UZ));
        columns.put(OFFER.TITLE_EN, details.titles().get(Language.EN));
        switch (terms.value()) {
            case DiscountValue.Percent(var basisPoints) -> {
                columns.put(OFFER.VALUE_TYPE, "percent");
                columns.put(OFFER.VALUE, (long) basisPoints);
            }
            case DiscountValue.Amount(var money) -> {
                columns.put(OFFER.VALUE_TYPE, "amount");
                columns.put(OFFER.VALUE, money.minor());
            }
        }
        columns.put(OFFER.MIN_PURCHASE, terms.minPurchase().map(Money::minor).orElse(null));
        columns.put(OFFER.MAX_DISCOUNT, terms.maxDiscount().map(Money::minor).orElse(null));
        columns.put(OFFER.WEEKDAYS, Terms.bits(terms.weekdays()));
        columns.put(OFFER.VALID_DAYS, details.validDays());
        columns.put(OFFER.USES_ALLOWED, details.usesAllowed());
        columns.put(OFFER.CUSTOMER_CONFIRMS, details.customerConfirms());
        columns.put(OFFER.GIFTABLE, details.giftable());
        columns.put(OFFER.ACTIVE, details.active());
        return columns;
    }

    private Offer offer(Record row) {
        var weekdays = row.get(OFFER.WEEKDAYS);
        long value = row.get(OFFER.VALUE);
        var terms = new Terms(
                row.get(OFFER.VALUE_TYPE).equals("percent")
                        ? new DiscountValue.Percent(Math.toIntExact(value))
                        : new DiscountValue.Amount(new Money(value, currency)),
                Optional.ofNullable(row.get(OFFER.MIN_PURCHASE)).map(minor -> new Money(minor, currency)),
                Optional.ofNullable(row.get(OFFER.MAX_DISCOUNT)).map(minor -> new Money(minor, currency)),
                Terms.weekdays(weekdays == null ? null : weekdays.intValue()));
        var details = new OfferDetails(
                OfferKind.of(row.get(OFFER.KIND)),
                Map.of(
                        Language.RU, row.get(OFFER.TITLE_RU),
                        Language.UZ, row.get(OFFER.TITLE_UZ),
                        Language.EN, row.get(OFFER.TITLE_EN)),
                terms,
                row.get(OFFER.VALID_DAYS),
                row.get(OFFER.USES_ALLOWED),
                Set.of(),
                row.get(OFFER.CUSTOMER_CONFIRMS),
                row.get(OFFER.GIFTABLE),
                row.get(OFFER.ACTIVE));
        return new Offer(new OfferId(row.get(OFFER.ID)), details, row.get(OFFER.CREATED_AT), row.get(OFFER.VERSION));
    }

    private static Offer countingIn(Offer offer, Set<SalonId> salons) {
        var details = offer.details();
        return new Offer(
                offer.id(),
                new OfferDetails(
                        details.kind(),
                        details.titles(),
                        details.terms(),
                        details.validDays(),
                        details.usesAllowed(),
                        salons,
                        details.customerConfirms(),
                        details.giftable(),
                        details.active()),
                offer.createdAt(),
                offer.version());
    }
}
