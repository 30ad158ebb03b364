package dvorik.core.sale;

import static dvorik.migrations.jooq.Tables.SALE;

import dvorik.core.db.KeptInsert;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SaleId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import java.time.Instant;
import org.jooq.DSLContext;

/** Writes sales. */
public final class Sales {
    private static final KeptInsert.Returning INSERT = KeptInsert.into(
                    SALE,
                    SALE.BUSINESS_ID,
                    SALE.SALON_ID,
                    SALE.CUSTOMER_ID,
                    SALE.STAFF_ID,
                    SALE.CHANNEL,
                    SALE.GROSS_AMOUNT,
                    SALE.DISCOUNT_AMOUNT,
                    SALE.NET_AMOUNT,
                    SALE.CURRENCY,
                    SALE.SOLD_AT)
            .returning(SALE.ID);

    /**
     * A purchase paid at a till.
     *
     *
     * @param discount at most {@code gross}
     */
    public record TillSale(
            BusinessId business,
            SalonId salon,
            CustomerId customer,
            StaffId staff,
            Money gross,
            Money discount,
            Instant at) {}

    public SaleId recordAtTill(DSLContext tx, TillSale sale) {
        return record(tx, sale, "till");
    }

    private static SaleId record(DSLContext tx, TillSale sale, String channel) {
        return new SaleId(INSERT.execute(
                tx,
                sale.business().value(),
                sale.salon().value(),
                sale.customer() == null ? null : sale.customer().value(),
                sale.staff().value(),
                channel,
                sale.gross().minor(),
                sale.discount().minor(),
                sale.gross().minus(sale.discount()).minor(),
                sale.gross().currency().getCurrencyCode(),
                sale.at()));
    }

    /** As {@link #recordAtTill}, for a visit; the customer of a walk-in is null. */
    public SaleId recordVisit(DSLContext tx, TillSale sale) {
        return record(tx, sale, "visit");
    }

    /**
     * Takes a sale back by a row that reverses it; the unique key refuses a second one.
     *
     * @param by who takes it back
     */
    public SaleId reverse(DSLContext tx, SaleId sale, StaffId by, Instant now) {
        var original = tx.selectFrom(SALE).where(SALE.ID.eq(sale.value())).fetchSingle();
        return new SaleId(tx.insertInto(SALE)
                .set(SALE.BUSINESS_ID, original.getBusinessId())
                .set(SALE.SALON_ID, original.getSalonId())
                .set(SALE.CUSTOMER_ID, original.getCustomerId())
                .set(SALE.STAFF_ID, by.value())
                .set(SALE.CHANNEL, original.getChannel())
                .set(SALE.GROSS_AMOUNT, -original.getGrossAmount())
                .set(SALE.DISCOUNT_AMOUNT, -original.getDiscountAmount())
                .set(SALE.NET_AMOUNT, -original.getNetAmount())
                .set(SALE.CURRENCY, original.getCurrency())
                .set(SALE.REVERSES_ID, sale.value())
                .set(SALE.SOLD_AT, now)
                .returningResult(SALE.ID)
                .fetchSingle(SALE.ID));
    }
}
