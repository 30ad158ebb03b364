package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.DISCOUNT_CARD;

import dvorik.core.db.KeptInsert;
import dvorik.core.db.KeptSelect;
import dvorik.core.db.KeptStatement;
import dvorik.core.discount.DiscountRow.AtTill;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.text.Language;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/** SQL of {@code discount} and {@code discount_card}; each method is one statement. */
final class DiscountRepository {
    private static final KeptSelect<Record> FIND_AT_TILL_BY_CODE =
            KeptSelect.of(DiscountRow.selectAtTill(DISCOUNT.CODE.eq(KeptSelect.value(DISCOUNT.CODE))));
    private static final KeptSelect<Record> FIND_AT_TILL =
            KeptSelect.of(DiscountRow.selectAtTill(DISCOUNT.ID.eq(KeptSelect.value(DISCOUNT.ID))));
    private static final KeptSelect<Record> FIND =
            KeptSelect.of(DiscountRow.select(DISCOUNT.ID.eq(KeptSelect.value(DISCOUNT.ID))));
    private static final KeptSelect<Record> FIND_BY_GRANT_KEY =
            KeptSelect.of(DiscountRow.select(DISCOUNT.GRANT_KEY.eq(KeptSelect.value(DISCOUNT.GRANT_KEY))));
    private static final KeptSelect<Record1<Long>> LOCK = KeptSelect.of(DSL.select(DISCOUNT.ID)
            .from(DISCOUNT)
            .where(DISCOUNT.ID.eq(KeptSelect.value(DISCOUNT.ID)))
            .forUpdate());
    private static final KeptSelect<Record> FIND_SHOWN = KeptSelect.of(
            DiscountRow.selectWith(List.of(CUSTOMER.LANGUAGE, DISCOUNT_CARD.CHAT_ID, DISCOUNT_CARD.MESSAGE_ID))
                    .leftJoin(DISCOUNT_CARD)
                    .on(DISCOUNT_CARD.DISCOUNT_ID.eq(DISCOUNT.ID))
                    .where(DISCOUNT.ID.eq(KeptSelect.value(DISCOUNT.ID)))
                    .orderBy(DISCOUNT_CARD.ID.desc())
                    .limit(KeptSelect.count()));
    private static final KeptInsert INSERT = KeptInsert.unlessThere(
            DISCOUNT,
            DISCOUNT.OFFER_ID,
            DISCOUNT.CUSTOMER_ID,
            DISCOUNT.CODE,
            DISCOUNT.GRANT_KEY,
            DISCOUNT.VALUE_TYPE,
            DISCOUNT.VALUE,
            DISCOUNT.CURRENCY,
            DISCOUNT.MIN_PURCHASE,
            DISCOUNT.MAX_DISCOUNT,
            DISCOUNT.WEEKDAYS,
            DISCOUNT.VALID_FROM,
            DISCOUNT.VALID_UNTIL,
            DISCOUNT.USES_ALLOWED,
            DISCOUNT.GIFTABLE,
            DISCOUNT.CREATED_AT);
    private static final KeptStatement ADD_USE = KeptStatement.of(DSL.update(DISCOUNT)
            .set(DISCOUNT.USES_MADE, KeptStatement.value(DISCOUNT.USES_MADE))
            .set(DISCOUNT.STATUS, KeptStatement.value(DISCOUNT.STATUS))
            .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(DSL.inline(1)))
            .where(
                    DISCOUNT.ID.eq(KeptStatement.value(DISCOUNT.ID)),
                    DISCOUNT.STATUS.eq(DSL.inline("active")),
                    DISCOUNT.USES_MADE.eq(KeptStatement.value(DISCOUNT.USES_MADE))));
    private static final KeptStatement INSERT_CARD = KeptStatement.of(DSL.insertInto(
                    DISCOUNT_CARD,
                    DISCOUNT_CARD.DISCOUNT_ID,
                    DISCOUNT_CARD.CHAT_ID,
                    DISCOUNT_CARD.MESSAGE_ID,
                    DISCOUNT_CARD.SHOWN_AT)
            .values(
                    KeptStatement.value(DISCOUNT_CARD.DISCOUNT_ID),
                    KeptStatement.value(DISCOUNT_CARD.CHAT_ID),
                    KeptStatement.value(DISCOUNT_CARD.MESSAGE_ID),
                    KeptStatement.value(DISCOUNT_CARD.SHOWN_AT))
            .onDuplicateKeyUpdate()
            .set(DISCOUNT_CARD.DISCOUNT_ID, KeptStatement.value(DISCOUNT_CARD.DISCOUNT_ID))
            .set(DISCOUNT_CARD.SHOWN_AT, KeptStatement.value(DISCOUNT_CARD.SHOWN_AT)));

    /** @param grantKey names what may be granted once */
    record NewDiscount(
            OfferRepository.OfferRow offer,
            CustomerId customer,
            DiscountCode code,
            String grantKey,
            String currency,
            Instant from,
            Instant until) {}

    /** @return false when the grant key, or by bad luck the code, is taken: nothing was written */
    boolean insert(DSLContext tx, NewDiscount grant) {
        return INSERT.execute(tx, values(grant)) == 1;
    }

    /** Leaves out those whose grant key, or by bad luck the code, is taken. */
    void insertAll(DSLContext tx, List<NewDiscount> grants) {
        INSERT.executeAll(tx, grants.stream().map(DiscountRepository::values).toList());
    }

    private static Object[] values(NewDiscount grant) {
        var offer = grant.offer();
        return new Object[] {
            offer.id().value(),
            grant.customer().value(),
            grant.code().value(),
            grant.grantKey(),
            offer.valueType(),
            offer.value(),
            grant.currency(),
            offer.minPurchase(),
            offer.maxDiscount(),
            offer.weekdays(),
            grant.from(),
            grant.until(),
            offer.usesAllowed(),
            offer.giftable(),
            grant.from()
        };
    }

    /** @return by grant key */
    Map<String, Discount> findByGrantKeys(DSLContext db, Collection<String> grantKeys) {
        return db.fetch(DiscountRow.selectWith(List.of(DISCOUNT.GRANT_KEY)).where(DISCOUNT.GRANT_KEY.in(grantKeys)))
                .intoMap(row -> row.get(DISCOUNT.GRANT_KEY), DiscountRow::discount);
    }

    Optional<Discount> findByGrantKey(DSLContext db, String grantKey) {
        return FIND_BY_GRANT_KEY.fetchOptional(db, grantKey).map(DiscountRow::discount);
    }

    Optional<AtTill> findAtTill(DSLContext db, DiscountCode code) {
        return FIND_AT_TILL_BY_CODE.fetchOptional(db, code.value()).map(DiscountRow::atTill);
    }

    Optional<AtTill> findAtTill(DSLContext db, DiscountId id) {
        return FIND_AT_TILL.fetchOptional(db, id.value()).map(DiscountRow::atTill);
    }

    Optional<Discount> find(DSLContext db, DiscountId id) {
        return FIND.fetchOptional(db, id.value()).map(DiscountRow::discount);
    }

    /**
     * Waits for rivals; the row stays locked until the transaction ends. Two statements: a lock on the join would hold the
     * offer's row as well, and all tills of a business would wait for each other.
     */
    Optional<Discount> lock(DSLContext tx, DiscountId id) {
        return LOCK.fetchOptional(tx, id.value()).flatMap(locked -> find(tx, id));
    }

    /** @return usable ones first by the nearest end, at most {@code limit} */
    List<Discount> findActive(DSLContext db, CustomerId customer, Instant now, int limit) {
        return db.fetch(DiscountRow.select(DISCOUNT.CUSTOMER_ID
                                .eq(customer.value())
                                .and(DISCOUNT.STATUS.eq("active"))
                                .and(DISCOUNT.VALID_UNTIL.gt(now)))
                        .orderBy(DISCOUNT.VALID_UNTIL, DISCOUNT.ID)
                        .limit(limit))
                .map(DiscountRow::discount);
    }

    Map<DiscountSection, Integer> counts(DSLContext db, CustomerId customer, Instant now) {
        var counts = new EnumMap<DiscountSection, Integer>(DiscountSection.class);
        var section = DSL.case_();
        var cases = section.when(isIn(DiscountSection.ON_HOLD, now), DSL.inline(DiscountSection.ON_HOLD.name()))
                .when(isIn(DiscountSection.USED, now), DSL.inline(DiscountSection.USED.name()))
                .when(isIn(DiscountSection.OVER, now), DSL.inline(DiscountSection.OVER.name()))
                .when(isIn(DiscountSection.GIVEN_AWAY, now), DSL.inline(DiscountSection.GIVEN_AWAY.name()))
                .as("section");
        db.select(cases, DSL.count())
                .from(DISCOUNT)
                .where(DISCOUNT.CUSTOMER_ID.eq(customer.value()))
                .groupBy(cases)
                .forEach(row -> {
                    if (row.value1() != null) {
                        counts.put(DiscountSection.valueOf(row.value1()), row.value2());
                    }
                });
        return counts;
    }

    List<Discount> findSection(
            DSLContext db, CustomerId customer, DiscountSection section, Instant now, int offset, int limit) {
        return db.fetch(DiscountRow.select(
                                DISCOUNT.CUSTOMER_ID.eq(customer.value()).and(isIn(section, now)))
                        .orderBy(DISCOUNT.ID.desc())
                        .limit(limit)
                        .offset(offset))
                .map(DiscountRow::discount);
    }

    private static Condition isIn(DiscountSection section, Instant now) {
        return switch (section) {
            case ON_HOLD -> DISCOUNT.STATUS.eq("frozen").and(DISCOUNT.VALID_UNTIL.gt(now));
            case USED -> DISCOUNT.STATUS.eq("used");
            case OVER ->
                DISCOUNT.STATUS
                        .eq("cancelled")
                        .or(DISCOUNT.STATUS.in("active", "frozen").and(DISCOUNT.VALID_UNTIL.le(now)));
            case GIVEN_AWAY -> DISCOUNT.STATUS.eq("given");
        };
    }

    /** @return false when the number of uses made was not the expected one */
    boolean addUse(DSLContext tx, Discount discount) {
        int uses = discount.usesMade() + 1;
        return ADD_USE.execute(
                        tx,
                        uses,
                        uses >= discount.usesAllowed() ? "used" : "active",
                        discount.id().value(),
                        discount.usesMade())
                == 1;
    }

    /** Remembers a message that shows the discount. */
    void insertCard(DSLContext db, DiscountId id, long chatId, int messageId, Instant now) {
        INSERT_CARD.execute(db, id.value(), chatId, messageId, now, id.value(), now);
    }

    Optional<ShownDiscount> findShown(DSLContext db, DiscountId id, int cards) {
        var rows = FIND_SHOWN.fetch(db, id.value(), cards);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var first = rows.getFirst();
        return Optional.of(new ShownDiscount(
                DiscountRow.discount(first),
                first.get(CUSTOMER.DELETED_AT) == null ? Language.of(first.get(CUSTOMER.LANGUAGE)) : Optional.empty(),
                rows.stream()
                        .filter(row -> row.get(DISCOUNT_CARD.CHAT_ID) != null)
                        .map(row -> new ShownCard(row.get(DISCOUNT_CARD.CHAT_ID), row.get(DISCOUNT_CARD.MESSAGE_ID)))
                        .toList()));
    }
}
