package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.DISCOUNT;

import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.money.Money;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.salon.Salon;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Discounts promised to visits: no till takes them until the visit lets go of them. Within the caller's transaction. */
public final class DiscountReservations {
    private final Notifications notifications;
    private final DiscountRepository discounts = new DiscountRepository();
    private final RedemptionRepository redemptions = new RedemptionRepository();
    private final OfferSalons salons = new OfferSalons();

    public DiscountReservations(Notifications notifications) {
        this.notifications = notifications;
    }

    /** A visit as the rules of a discount see it. */
    public record Visit(BookingId id, CustomerId customer, Salon salon, Money price, Instant start) {}

    /**
     * Promises a discount to a visit, as it would count at the start of the visit; what is promised to it already stays so.
     *
     * @return why not; empty: it is promised now
     */
    public List<Refusal> reserve(DSLContext tx, DiscountId id, Visit visit) {
        var found = discounts.lock(tx, id).filter(d -> d.customer().equals(visit.customer()));
        if (found.isEmpty()) {
            return List.of(new Refusal.Cancelled());
        }
        var discount = found.get();
        if (isPromisedTo(tx, id, visit.id())) {
            return List.of();
        }
        var refusals = RedemptionRule.refusals(new RedemptionRule.Facts(
                discount,
                visit.salon(),
                Optional.of(visit.price()),
                visit.start(),
                salons.of(tx, discount),
                discount.stored() == Discount.Stored.USED ? redemptions.findLastUse(tx, id) : Optional.empty(),
                // asked at the end of the visit
                true));
        if (!refusals.isEmpty()) {
            return refusals;
        }
        promise(tx, discount, visit.id());
        return List.of();
    }

    private void promise(DSLContext tx, Discount discount, BookingId visit) {
        long id = discount.id().value();
        tx.update(DISCOUNT)
                .set(DISCOUNT.RESERVED_BY_BOOKING, visit.value())
                .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(1))
                .where(DISCOUNT.ID.eq(id), DISCOUNT.RESERVED_BY_BOOKING.isNull())
                .execute();
        notifications.owe(
                tx,
                discount.customer(),
                NotificationKind.DISCOUNT_CHANGED,
                id,
                "discount:" + id + ":reserved:" + visit.value());
    }

    /** Lets go of what was promised to a visit; nothing where nothing was. */
    public void release(DSLContext tx, BookingId visit) {
        release(tx, visit, DSL.noCondition());
    }

    /** Lets go of one of them. */
    public void release(DSLContext tx, BookingId visit, DiscountId discount) {
        release(tx, visit, DISCOUNT.ID.eq(discount.value()));
    }

    private void release(DSLContext tx, BookingId visit, Condition which) {
        var ids = tx.select(DISCOUNT.ID, DISCOUNT.CUSTOMER_ID)
                .from(DISCOUNT)
                .where(DISCOUNT.RESERVED_BY_BOOKING.eq(visit.value()), which)
                .forUpdate()
                .fetch();
        for (var one : ids) {
            tx.update(DISCOUNT)
                    .setNull(DISCOUNT.RESERVED_BY_BOOKING)
                    .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(1))
                    .where(DISCOUNT.ID.eq(one.value1()))
                    .execute();
            notifications.owe(
                    tx,
                    new CustomerId(one.value2()),
                    NotificationKind.DISCOUNT_CHANGED,
                    one.value1(),
                    "discount:" + one.value1() + ":released:" + visit.value());
        }
    }

    private static boolean isPromisedTo(DSLContext tx, DiscountId id, BookingId visit) {
        return tx.fetchExists(DISCOUNT, DISCOUNT.ID.eq(id.value()).and(DISCOUNT.RESERVED_BY_BOOKING.eq(visit.value())));
    }
}
