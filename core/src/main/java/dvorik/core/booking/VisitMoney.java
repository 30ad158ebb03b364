package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.REDEMPTION;

import dvorik.core.booking.BookingResults.FinishResult;
import dvorik.core.booking.Changes.Deed;
import dvorik.core.booking.VisitWork.Worker;
import dvorik.core.discount.Refusal;
import dvorik.core.discount.TillService;
import dvorik.core.discount.TillService.RedeemResult;
import dvorik.core.event.ProductEvent;
import dvorik.core.money.Money;
import dvorik.core.sale.Sales;
import dvorik.core.staff.StaffService;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** The end of a visit: what was paid, and the discount that was promised to it. */
final class VisitMoney {
    private final BookingParts parts;
    private final TillService till;
    private final Sales sales;
    private final StaffService staff;

    VisitMoney(BookingParts parts, TillService till, Sales sales, StaffService staff) {
        this.parts = parts;
        this.till = till;
        this.sales = sales;
        this.staff = staff;
    }

    /** @param booking in progress, and locked by this transaction */
    FinishResult finish(DSLContext tx, Worker by, Booking booking, Money sum, Optional<String> note) {
        var redeemed = redeem(tx, by, booking, sum);
        var takenOff = redeemed.filter(RedeemResult.Redeemed.class::isInstance)
                .map(result -> ((RedeemResult.Redeemed) result).redemption().takenOff())
                .orElse(new Money(0, sum.currency()))
                .min(sum);
        var now = parts.clock().instant();
        var sale = sales.recordVisit(
                tx,
                new Sales.TillSale(
                        booking.business(),
                        booking.salon(),
                        booking.customer().orElse(null),
                        by.id(),
                        sum,
                        takenOff,
                        now));
        var changed = parts.changes().change(tx, booking, Deed.of("complete", by.actor()), row -> {
            row.setStatus(BookingStatus.COMPLETED.code());
            row.setFinishedAt(now);
            row.setPaid(sum.minus(takenOff).minor());
            row.setSaleId(sale.value());
            redeemed.filter(RedeemResult.Redeemed.class::isInstance)
                    .ifPresent(result -> row.setRedemptionId(
                            ((RedeemResult.Redeemed) result).redemption().id().value()));
            note.ifPresent(row::setStaffNote);
        });
        parts.events()
                .record(
                        tx,
                        new ProductEvent(
                                ProductEvent.Kind.VISIT_COMPLETED,
                                "visit_completed:" + booking.id().value(),
                                booking.customer().orElse(null),
                                by.id(),
                                booking.salon(),
                                booking.id().value(),
                                null));
        parts.notices().refresh(tx, changed.booking());
        return new FinishResult.Finished(changed.booking(), takenOff, sum.minus(takenOff), refusals(redeemed));
    }

    private static List<Refusal> refusals(Optional<RedeemResult> redeemed) {
        return redeemed.filter(RedeemResult.Refused.class::isInstance)
                .map(result -> ((RedeemResult.Refused) result).refusals())
                .orElse(List.of());
    }

    private Optional<RedeemResult> redeem(DSLContext tx, Worker by, Booking booking, Money sum) {
        if (booking.discount().isEmpty()) {
            return Optional.empty();
        }
        parts.discounts().release(tx, booking.id());
        var member = staff.find(tx, by.id()).orElseThrow();
        var salon = parts.salons().find(tx, booking.salon()).orElseThrow();
        return Optional.of(till.redeemForVisit(
                tx,
                new TillService.Till(member, salon),
                booking.discount().get(),
                sum,
                "visit:" + booking.id().value()));
    }

    /** What the first time answered. */
    FinishResult again(DSLContext tx, Booking booking) {
        var currency = booking.price().currency();
        var takenOff = booking.redemption()
                .flatMap(id -> tx.select(REDEMPTION.DISCOUNT_AMOUNT)
                        .from(REDEMPTION)
                        .where(REDEMPTION.ID.eq(id.value()))
                        .fetchOptional(REDEMPTION.DISCOUNT_AMOUNT))
                .orElse(0L);
        return new FinishResult.Finished(
                booking, new Money(takenOff, currency), booking.paid().orElseThrow(), List.of());
    }
}
