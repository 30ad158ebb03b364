package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALON;
import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.discount.DiscountHistory.Cancellation;
import dvorik.core.discount.DiscountHistory.TakenBack;
import dvorik.core.discount.DiscountHistory.Use;
import dvorik.core.discount.ListedDiscount.Place;
import dvorik.core.id.DiscountId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** SQL of lists of discounts; each method is one statement. */
final class DiscountListRepository {
    private static final List<Field<?>> MORE = List.of(DISCOUNT.CREATED_AT, DISCOUNT.ISSUED_BY);
    private static final List<Field<?>> ALL = List.of(
            DISCOUNT.CREATED_AT,
            DISCOUNT.ISSUED_BY,
            DISCOUNT.CANCELLED_AT,
            DISCOUNT.CANCELLED_BY,
            DISCOUNT.CANCEL_REASON);

    /** One discount, without its uses. */
    record Found(ListedDiscount listed, Optional<Cancellation> cancellation) {}

    List<ListedDiscount> find(
            DSLContext db,
            DiscountScope scope,
            DiscountFilter filter,
            DiscountOrder order,
            Instant now,
            int offset,
            int limit) {
        return db.fetch(DiscountRow.selectWith(MORE)
                        .where(DiscountConditions.of(scope, filter, now))
                        .orderBy(order(order))
                        .limit(limit)
                        .offset(offset))
                .map(DiscountListRepository::listed);
    }

    List<ListedDiscount> findAfter(
            DSLContext db,
            DiscountScope scope,
            DiscountFilter filter,
            DiscountOrder order,
            Instant now,
            Place place,
            int limit) {
        return db.fetch(DiscountRow.selectWith(MORE)
                        .where(DiscountConditions.of(scope, filter, now))
                        .and(behind(order, place))
                        .orderBy(order(order))
                        .limit(limit))
                .map(DiscountListRepository::listed);
    }

    long count(DSLContext db, DiscountScope scope, DiscountFilter filter, Instant now) {
        return db.selectCount()
                .from(DISCOUNT)
                .join(OFFER)
                .on(OFFER.ID.eq(DISCOUNT.OFFER_ID))
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(DISCOUNT.CUSTOMER_ID))
                .where(DiscountConditions.of(scope, filter, now))
                .fetchSingle()
                .value1();
    }

    Optional<Found> find(DSLContext db, DiscountScope scope, DiscountId id) {
        return db.fetchOptional(DiscountRow.selectWith(ALL)
                        .where(DISCOUNT.ID.eq(id.value()))
                        .and(DiscountConditions.of(scope)))
                .map(row -> new Found(listed(row), cancellation(row)));
    }

    /** @return newest first, of the salons that are seen */
    List<Use> findUses(DSLContext db, DiscountScope scope, DiscountId id, int limit) {
        var fields = new ArrayList<Field<?>>(RedemptionRepository.FIELDS);
        fields.addAll(List.of(
                SALON.NAME, STAFF.NAME, REDEMPTION.REVERTED_AT, REDEMPTION.REVERTED_BY, REDEMPTION.REVERT_REASON));
        return db.select(fields)
                .from(REDEMPTION)
                .join(SALON)
                .on(SALON.ID.eq(REDEMPTION.SALON_ID))
                .join(STAFF)
                .on(STAFF.ID.eq(REDEMPTION.STAFF_ID))
                .where(REDEMPTION.DISCOUNT_ID.eq(id.value()))
                .and(scope.salons()
                        .map(salons -> REDEMPTION.SALON_ID.in(DiscountConditions.ids(salons)))
                        .orElse(DSL.noCondition()))
                .orderBy(REDEMPTION.ID.desc())
                .limit(limit)
                .fetch(DiscountListRepository::use);
    }

    private static Use use(Record row) {
        var at = row.get(REDEMPTION.REVERTED_AT);
        return new Use(
                RedemptionRepository.redemption(row),
                row.get(SALON.NAME),
                new SalonId(row.get(REDEMPTION.SALON_ID)),
                row.get(STAFF.NAME),
                at == null
                        ? Optional.empty()
                        : Optional.of(new TakenBack(
                                at, new StaffId(row.get(REDEMPTION.REVERTED_BY)), row.get(REDEMPTION.REVERT_REASON))));
    }

    private static ListedDiscount listed(Record row) {
        return new ListedDiscount(
                DiscountRow.discount(row),
                row.get(DISCOUNT.CURRENCY),
                row.get(DISCOUNT.CREATED_AT),
                Optional.ofNullable(row.get(DISCOUNT.ISSUED_BY)).map(StaffId::new));
    }

    private static Optional<Cancellation> cancellation(Record row) {
        return Optional.ofNullable(row.get(DISCOUNT.CANCELLED_AT))
                .map(at -> new Cancellation(
                        at,
                        Optional.ofNullable(row.get(DISCOUNT.CANCELLED_BY)).map(StaffId::new),
                        Optional.ofNullable(row.get(DISCOUNT.CANCEL_REASON))));
    }

    private static Field<Instant> time(DiscountOrder order) {
        return order.byEnd() ? DISCOUNT.VALID_UNTIL : DISCOUNT.CREATED_AT;
    }

    private static List<SortField<?>> order(DiscountOrder order) {
        return order.descending()
                ? List.of(time(order).desc(), DISCOUNT.ID.desc())
                : List.of(time(order).asc(), DISCOUNT.ID.asc());
    }

    /** The bound on the time alone lets the index begin there. */
    private static Condition behind(DiscountOrder order, Place place) {
        var time = time(order);
        return order.descending()
                ? time.le(place.at()).and(time.lt(place.at()).or(DISCOUNT.ID.lt(place.id())))
                : time.ge(place.at()).and(time.gt(place.at()).or(DISCOUNT.ID.gt(place.id())));
    }
}
