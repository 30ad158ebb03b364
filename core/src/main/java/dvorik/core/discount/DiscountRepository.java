package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.DISCOUNT_CARD;
import static dvorik.migrations.jooq.Tables.OFFER;

import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.OfferId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** SQL of {@code discount} and {@code discount_card}; each method is one statement. */
final class DiscountRepository {
    /** In the same statement: redeeming must not ask twice. */
    private static final Field<Long> UNTHANKED = DSL.field(DSL.select(CUSTOMER.REFERRED_BY)
                    .from(CUSTOMER)
                    .where(CUSTOMER.ID.eq(DISCOUNT.CUSTOMER_ID), CUSTOMER.REFERRER_THANKED_AT.isNull()))
            .as("unthanked");

    private static final List<Field<?>> FIELDS = List.of(
            DISCOUNT.ID,
            DISCOUNT.OFFER_ID,
            DISCOUNT.CUSTOMER_ID,
            DISCOUNT.CODE,
            DISCOUNT.STATUS,
            DISCOUNT.VALUE_TYPE,
            DISCOUNT.VALUE,
            DISCOUNT.CURRENCY,
            DISCOUNT.MIN_PURCHASE,
            DISCOUNT.MAX_DISCOUNT,
            DISCOUNT.WEEKDAYS,
            DISCOUNT.VALID_FROM,
            DISCOUNT.VALID_UNTIL,
            DISCOUNT.USES_ALLOWED,
            DISCOUNT.USES_MADE,
            DISCOUNT.RESERVED_BY_BOOKING,
            DISCOUNT.GIFTABLE,
            UNTHANKED,
            OFFER.KIND,
            OFFER.BUSINESS_ID,
            OFFER.TITLE_RU,
            OFFER.TITLE_UZ,
            OFFER.TITLE_EN);

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
        var offer = grant.offer();
        return tx.insertInto(DISCOUNT)
                        .set(DISCOUNT.OFFER_ID, offer.id().value())
                        .set(DISCOUNT.CUSTOMER_ID, grant.customer().value())
                        .set(DISCOUNT.CODE, grant.code().value())
                        .set(DISCOUNT.GRANT_KEY, grant.grantKey())
                        .set(DISCOUNT.VALUE_TYPE, offer.valueType())
                        .set(DISCOUNT.VALUE, offer.value())
                        .set(DISCOUNT.CURRENCY, grant.currency())
                        .set(DISCOUNT.MIN_PURCHASE, offer.minPurchase())
                        .set(DISCOUNT.MAX_DISCOUNT, offer.maxDiscount())
                        .set(
                                DISCOUNT.WEEKDAYS,
                                offer.weekdays() == null ? null : org.jooq.types.UByte.valueOf(offer.weekdays()))
                        .set(DISCOUNT.VALID_FROM, grant.from())
                        .set(DISCOUNT.VALID_UNTIL, grant.until())
                        .set(DISCOUNT.USES_ALLOWED, offer.usesAllowed())
                        .set(DISCOUNT.GIFTABLE, offer.giftable())
                        .set(DISCOUNT.CREATED_AT, grant.from())
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    Optional<Discount> findByGrantKey(DSLContext db, String grantKey) {
        return select(db, DISCOUNT.GRANT_KEY.eq(grantKey)).fetchOptional(DiscountRepository::discount);
    }

    Optional<Discount> findByCode(DSLContext db, DiscountCode code) {
        return select(db, DISCOUNT.CODE.eq(code.value())).fetchOptional(DiscountRepository::discount);
    }

    Optional<Discount> find(DSLContext db, DiscountId id) {
        return select(db, DISCOUNT.ID.eq(id.value())).fetchOptional(DiscountRepository::discount);
    }

    /**
     * Waits for rivals; the row stays locked until the transaction ends. Two statements: a lock on the join would hold the
     * offer's row as well, and all tills of a business would wait for each other.
     */
    Optional<Discount> lock(DSLContext tx, DiscountId id) {
        var locked = tx.select(DISCOUNT.ID)
                .from(DISCOUNT)
                .where(DISCOUNT.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional();
        return locked.flatMap(row -> find(tx, id));
    }

    /** @return usable ones first by the nearest end, at most {@code limit} */
    List<Discount> findActive(DSLContext db, CustomerId customer, Instant now, int limit) {
        return select(
                        db,
                        DISCOUNT.CUSTOMER_ID
                                .eq(customer.value())
                                .and(DISCOUNT.STATUS.eq("active"))
                                .and(DISCOUNT.VALID_UNTIL.gt(now)))
                .orderBy(DISCOUNT.VALID_UNTIL, DISCOUNT.ID)
                .limit(limit)
                .fetch(DiscountRepository::discount);
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
        return select(db, DISCOUNT.CUSTOMER_ID.eq(customer.value()).and(isIn(section, now)))
                .orderBy(DISCOUNT.ID.desc())
                .limit(limit)
                .offset(offset)
                .fetch(DiscountRepository::discount);
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
        return tx.update(DISCOUNT)
                        .set(DISCOUNT.USES_MADE, uses)
                        .set(DISCOUNT.STATUS, uses >= discount.usesAllowed() ? "used" : "active")
                        .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(1))
                        .where(
                                DISCOUNT.ID.eq(discount.id().value()),
                                DISCOUNT.STATUS.eq("active"),
                                DISCOUNT.USES_MADE.eq(discount.usesMade()))
                        .execute()
                == 1;
    }

    /** Remembers a message that shows the discount. */
    void insertCard(DSLContext db, DiscountId id, long chatId, int messageId, Instant now) {
        db.insertInto(DISCOUNT_CARD)
                .set(DISCOUNT_CARD.DISCOUNT_ID, id.value())
                .set(DISCOUNT_CARD.CHAT_ID, chatId)
                .set(DISCOUNT_CARD.MESSAGE_ID, messageId)
                .set(DISCOUNT_CARD.SHOWN_AT, now)
                .onDuplicateKeyUpdate()
                .set(DISCOUNT_CARD.DISCOUNT_ID, id.value())
                .set(DISCOUNT_CARD.SHOWN_AT, now)
                .execute();
    }

    /** @return newest first */
    List<ShownCard> findCards(DSLContext db, DiscountId id, int limit) {
        return db.select(DISCOUNT_CARD.CHAT_ID, DISCOUNT_CARD.MESSAGE_ID)
                .from(DISCOUNT_CARD)
                .where(DISCOUNT_CARD.DISCOUNT_ID.eq(id.value()))
                .orderBy(DISCOUNT_CARD.ID.desc())
                .limit(limit)
                .fetch(row -> new ShownCard(row.value1(), row.value2()));
    }

    private static SelectConditionStep<Record> select(DSLContext db, Condition condition) {
        return db.select(FIELDS)
                .from(DISCOUNT)
                .join(OFFER)
                .on(OFFER.ID.eq(DISCOUNT.OFFER_ID))
                .where(condition);
    }

    private static Discount discount(Record row) {
        var currency = row.get(DISCOUNT.CURRENCY);
        var weekdays = row.get(DISCOUNT.WEEKDAYS);
        long value = row.get(DISCOUNT.VALUE);
        DiscountValue given = row.get(DISCOUNT.VALUE_TYPE).equals("percent")
                ? new DiscountValue.Percent(Math.toIntExact(value))
                : new DiscountValue.Amount(Money.of(value, currency));
        return new Discount(
                new DiscountId(row.get(DISCOUNT.ID)),
                new OfferId(row.get(DISCOUNT.OFFER_ID)),
                new BusinessId(row.get(OFFER.BUSINESS_ID)),
                new CustomerId(row.get(DISCOUNT.CUSTOMER_ID)),
                new DiscountCode(row.get(DISCOUNT.CODE)),
                Map.of(
                        Language.RU, row.get(OFFER.TITLE_RU),
                        Language.UZ, row.get(OFFER.TITLE_UZ),
                        Language.EN, row.get(OFFER.TITLE_EN)),
                new Terms(
                        given,
                        Optional.ofNullable(row.get(DISCOUNT.MIN_PURCHASE)).map(m -> Money.of(m, currency)),
                        Optional.ofNullable(row.get(DISCOUNT.MAX_DISCOUNT)).map(m -> Money.of(m, currency)),
                        Terms.weekdays(weekdays == null ? null : weekdays.intValue())),
                Discount.Stored.valueOf(row.get(DISCOUNT.STATUS).toUpperCase(Locale.ROOT)),
                row.get(DISCOUNT.VALID_FROM),
                row.get(DISCOUNT.VALID_UNTIL),
                row.get(DISCOUNT.USES_ALLOWED),
                row.get(DISCOUNT.USES_MADE),
                row.get(DISCOUNT.RESERVED_BY_BOOKING) != null,
                OfferKind.of(row.get(OFFER.KIND)),
                row.get(DISCOUNT.GIFTABLE),
                Optional.ofNullable(row.get(UNTHANKED)).map(CustomerId::new));
    }
}
