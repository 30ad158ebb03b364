package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.OFFER;

import dvorik.core.customer.Phone;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.OfferId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

/** How a discount is read, with what its offer and its owner add to it. */
final class DiscountRow {
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
            OFFER.KIND,
            OFFER.BUSINESS_ID,
            OFFER.TITLE_RU,
            OFFER.TITLE_UZ,
            OFFER.TITLE_EN,
            CUSTOMER.FIRST_NAME,
            CUSTOMER.DELETED_AT,
            CUSTOMER.REFERRED_BY,
            CUSTOMER.REFERRER_THANKED_AT);

    private DiscountRow() {}

    /** With its owner: {@code ownerName} is empty for the deleted, {@code ownerPhone} where none was told. */
    record AtTill(Discount discount, Optional<String> ownerName, Optional<Phone> ownerPhone) {}

    static SelectConditionStep<Record> select(Condition which) {
        return joined(FIELDS).where(which);
    }

    /** With more fields, of tables that are joined to it. */
    static SelectOnConditionStep<Record> selectWith(List<? extends Field<?>> more) {
        var fields = new ArrayList<Field<?>>(FIELDS);
        fields.addAll(more);
        return joined(fields);
    }

    /** With the owner's phone, see {@link #atTill}. */
    static Select<Record> selectAtTill(Condition which) {
        return selectWith(List.of(CUSTOMER_IDENTITY.VALUE))
                .leftJoin(CUSTOMER_IDENTITY)
                .on(
                        CUSTOMER_IDENTITY.CUSTOMER_ID.eq(DISCOUNT.CUSTOMER_ID),
                        CUSTOMER_IDENTITY.KIND.eq(DSL.inline("phone")),
                        CUSTOMER_IDENTITY.DELETED_AT.isNull())
                .where(which);
    }

    static AtTill atTill(Record row) {
        return new AtTill(
                discount(row),
                row.get(CUSTOMER.DELETED_AT) == null
                        ? Optional.ofNullable(row.get(CUSTOMER.FIRST_NAME))
                        : Optional.empty(),
                Optional.ofNullable(row.get(CUSTOMER_IDENTITY.VALUE)).map(Phone::new));
    }

    static Discount discount(Record row) {
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
                stored(row),
                row.get(DISCOUNT.VALID_FROM),
                row.get(DISCOUNT.VALID_UNTIL),
                row.get(DISCOUNT.USES_ALLOWED),
                row.get(DISCOUNT.USES_MADE),
                row.get(DISCOUNT.RESERVED_BY_BOOKING) != null,
                OfferKind.of(row.get(OFFER.KIND)),
                row.get(DISCOUNT.GIFTABLE),
                row.get(CUSTOMER.REFERRER_THANKED_AT) == null
                        ? Optional.ofNullable(row.get(CUSTOMER.REFERRED_BY)).map(CustomerId::new)
                        : Optional.empty());
    }

    /** What an erased person had is of no use to anybody, also when a redemption is taken back later. */
    private static Discount.Stored stored(Record row) {
        var stored = Discount.Stored.valueOf(row.get(DISCOUNT.STATUS).toUpperCase(Locale.ROOT));
        boolean usable = stored == Discount.Stored.ACTIVE || stored == Discount.Stored.FROZEN;
        return usable && row.get(CUSTOMER.DELETED_AT) != null ? Discount.Stored.CANCELLED : stored;
    }

    private static SelectOnConditionStep<Record> joined(List<Field<?>> fields) {
        return DSL.select(fields)
                .from(DISCOUNT)
                .join(OFFER)
                .on(OFFER.ID.eq(DISCOUNT.OFFER_ID))
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(DISCOUNT.CUSTOMER_ID));
    }
}
