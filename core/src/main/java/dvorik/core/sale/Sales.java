package dvorik.core.sale;

import static dvorik.migrations.jooq.Tables.SALE;

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
        return new SaleId(tx.insertInto(SALE)
                .set(SALE.BUSINESS_ID, sale.business().value())
                .set(SALE.SALON_ID, sale.salon().value())
                .set(SALE.CUSTOMER_ID, sale.customer().value())
                .set(SALE.STAFF_ID, sale.staff().value())
                .set(SALE.CHANNEL, "till")
                .set(SALE.GROSS_AMOUNT, sale.gross().minor())
                .set(SALE.DISCOUNT_AMOUNT, sale.discount().minor())
                .set(SALE.NET_AMOUNT, sale.gross().minus(sale.discount()).minor())
                .set(SALE.CURRENCY, sale.gross().currency().getCurrencyCode())
                .set(SALE.SOLD_AT, sale.at())
                .returningResult(SALE.ID)
                .fetchSingle(SALE.ID));
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
