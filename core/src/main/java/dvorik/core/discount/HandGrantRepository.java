package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.HAND_GRANT;
import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.HandGrantId;
import dvorik.core.id.OfferId;
import dvorik.core.id.StaffId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** SQL of {@code hand_grant} and of the offers given by hand; each method is one statement. */
final class HandGrantRepository {

    record NewGrant(
            BusinessId business,
            HandGrant.Wish wish,
            String currency,
            StaffId askedBy,
            Instant now,
            Instant expiresAt,
            String requestKey) {}

    /** @return active ones, oldest first */
    List<HandOffer> findOffers(DSLContext db, BusinessId business, String currency) {
        return db.select(
                        OFFER.ID,
                        OFFER.TITLE_RU,
                        OFFER.TITLE_UZ,
                        OFFER.TITLE_EN,
                        OFFER.VALUE_TYPE,
                        OFFER.VALUE,
                        OFFER.VALID_DAYS)
                .from(OFFER)
                .where(
                        OFFER.BUSINESS_ID.eq(business.value()),
                        OFFER.KIND.eq(OfferKind.MANUAL.code()),
                        OFFER.ACTIVE.isTrue(),
                        OFFER.DELETED_AT.isNull())
                .orderBy(OFFER.ID)
                .fetch(row -> new HandOffer(
                        new OfferId(row.value1()),
                        Map.of(Language.RU, row.value2(), Language.UZ, row.value3(), Language.EN, row.value4()),
                        value(row.value5(), row.value6(), currency),
                        row.value7()));
    }

    HandGrantId insert(DSLContext tx, NewGrant grant) {
        return new HandGrantId(tx.insertInto(HAND_GRANT)
                .set(HAND_GRANT.BUSINESS_ID, grant.business().value())
                .set(HAND_GRANT.CUSTOMER_ID, grant.wish().customer().value())
                .set(HAND_GRANT.OFFER_ID, grant.wish().offer().value())
                .set(HAND_GRANT.VALUE_TYPE, type(grant.wish().value()))
                .set(HAND_GRANT.VALUE, number(grant.wish().value()))
                .set(HAND_GRANT.CURRENCY, grant.currency())
                .set(HAND_GRANT.REASON, grant.wish().reason())
                .set(HAND_GRANT.ASKED_BY, grant.askedBy().value())
                .set(HAND_GRANT.CREATED_AT, grant.now())
                .set(HAND_GRANT.EXPIRES_AT, grant.expiresAt())
                .set(HAND_GRANT.REQUEST_KEY, grant.requestKey())
                .returningResult(HAND_GRANT.ID)
                .fetchSingle(HAND_GRANT.ID));
    }

    Optional<HandGrant> find(DSLContext db, HandGrantId id) {
        return find(db, HAND_GRANT.ID.eq(id.value()));
    }

    Optional<HandGrant> findByRequest(DSLContext db, String requestKey) {
        return find(db, HAND_GRANT.REQUEST_KEY.eq(requestKey));
    }

    /** Waits for rivals; the row stays locked until the transaction ends. */
    void lock(DSLContext tx, HandGrantId id) {
        tx.select(HAND_GRANT.ID)
                .from(HAND_GRANT)
                .where(HAND_GRANT.ID.eq(id.value()))
                .forUpdate()
                .fetch();
    }

    /**
     * @param by the second person; null where none was needed
     * @param discount null: refused
     * @return false when it was decided before
     */
    boolean decide(DSLContext tx, HandGrantId id, StaffId by, DiscountId discount, Instant now) {
        var status = discount == null ? HandGrant.Status.REFUSED : HandGrant.Status.GIVEN;
        return tx.update(HAND_GRANT)
                        .set(HAND_GRANT.STATUS, status.name().toLowerCase(Locale.ROOT))
                        .set(HAND_GRANT.DECIDED_BY, by == null ? null : by.value())
                        .set(HAND_GRANT.DECIDED_AT, now)
                        .set(HAND_GRANT.DISCOUNT_ID, discount == null ? null : discount.value())
                        .where(HAND_GRANT.ID.eq(id.value()), HAND_GRANT.STATUS.eq("asked"))
                        .execute()
                == 1;
    }

    /** @return those that nobody decided in time */
    List<HandGrantId> findOverdue(DSLContext db, Instant now, int limit) {
        return db.select(HAND_GRANT.ID)
                .from(HAND_GRANT)
                .where(HAND_GRANT.STATUS.eq("asked"), HAND_GRANT.EXPIRES_AT.le(now))
                .orderBy(HAND_GRANT.EXPIRES_AT)
                .limit(limit)
                .fetch(row -> new HandGrantId(row.value1()));
    }

    /** @return false when it was decided before */
    boolean lapse(DSLContext tx, HandGrantId id, Instant now) {
        return tx.update(HAND_GRANT)
                        .set(HAND_GRANT.STATUS, "lapsed")
                        .set(HAND_GRANT.DECIDED_AT, now)
                        .where(HAND_GRANT.ID.eq(id.value()), HAND_GRANT.STATUS.eq("asked"))
                        .execute()
                == 1;
    }

    /** The discount has another value than its offer, and somebody gave it. */
    void keepGiver(DSLContext tx, DiscountId id, DiscountValue value, StaffId by) {
        tx.update(DISCOUNT)
                .set(DISCOUNT.VALUE_TYPE, type(value))
                .set(DISCOUNT.VALUE, number(value))
                .set(DISCOUNT.ISSUED_BY, by.value())
                .where(DISCOUNT.ID.eq(id.value()))
                .execute();
    }

    /** Somebody gave them, with the values of their offer. */
    void keepGivers(DSLContext tx, List<DiscountId> discounts, StaffId by) {
        if (!discounts.isEmpty()) {
            tx.update(DISCOUNT)
                    .set(DISCOUNT.ISSUED_BY, by.value())
                    .where(DISCOUNT.ID.in(
                            discounts.stream().map(DiscountId::value).toList()))
                    .execute();
        }
    }

    private static Optional<HandGrant> find(DSLContext db, Condition condition) {
        var asker = STAFF.as("asker");
        var decider = STAFF.as("decider");
        return db.select(
                        HAND_GRANT.ID,
                        HAND_GRANT.BUSINESS_ID,
                        HAND_GRANT.CUSTOMER_ID,
                        HAND_GRANT.OFFER_ID,
                        HAND_GRANT.VALUE_TYPE,
                        HAND_GRANT.VALUE,
                        HAND_GRANT.CURRENCY,
                        HAND_GRANT.REASON,
                        HAND_GRANT.ASKED_BY,
                        asker.NAME,
                        HAND_GRANT.STATUS,
                        HAND_GRANT.DECIDED_BY,
                        decider.NAME,
                        HAND_GRANT.DISCOUNT_ID,
                        HAND_GRANT.EXPIRES_AT)
                .from(HAND_GRANT)
                .join(asker)
                .on(asker.ID.eq(HAND_GRANT.ASKED_BY))
                .leftJoin(decider)
                .on(decider.ID.eq(HAND_GRANT.DECIDED_BY))
                .where(condition)
                .fetchOptional(row -> new HandGrant(
                        new HandGrantId(row.value1()),
                        new BusinessId(row.value2()),
                        new HandGrant.Wish(
                                new CustomerId(row.value3()),
                                new OfferId(row.value4()),
                                value(row.value5(), row.value6(), row.value7()),
                                row.value8()),
                        new StaffId(row.value9()),
                        row.value10(),
                        HandGrant.Status.valueOf(row.value11().toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(row.value12()).map(StaffId::new),
                        Optional.ofNullable(row.value13()),
                        Optional.ofNullable(row.value14()).map(DiscountId::new),
                        row.value15()));
    }

    private static DiscountValue value(String type, long number, String currency) {
        return type.equals("percent")
                ? new DiscountValue.Percent(Math.toIntExact(number))
                : new DiscountValue.Amount(Money.of(number, currency));
    }

    private static String type(DiscountValue value) {
        return value instanceof DiscountValue.Percent ? "percent" : "amount";
    }

    private static long number(DiscountValue value) {
        return switch (value) {
            case DiscountValue.Percent(var basisPoints) -> basisPoints;
            case DiscountValue.Amount(var money) -> money.minor();
        };
    }
}
