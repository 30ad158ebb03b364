package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.DISCOUNT;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.StaffId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Takes a discount from a customer for good, as long as it could still be used. */
public final class DiscountCancelling {
    private final DSLContext db;
    private final Clock clock;
    private final Notifications notifications;
    private final AuditLog audit;
    private final DiscountRepository discounts = new DiscountRepository();
    private final RedemptionRepository redemptions = new RedemptionRepository();

    public DiscountCancelling(DSLContext db, Clock clock, Notifications notifications, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** What became of cancelling. */
    public sealed interface CancelResult {
        /** It is cancelled, now or before. */
        record Cancelled(DiscountId id) implements CancelResult {}

        /** There is nothing left to cancel, or it is promised to a visit. Nothing was written. */
        record Refused(Refusal why) implements CancelResult {}

        /** No such discount in this business. */
        record Unknown() implements CancelResult {}
    }

    /** Cancels; a second time changes nothing and answers alike. The cards in the customer's chat say so. */
    public CancelResult cancel(BusinessId business, StaffId by, DiscountId id, StaffReason reason) {
        var result = Transactions.repeated(db, tx -> cancel(tx, business, by, id, reason));
        notifications.committed();
        return result;
    }

    private CancelResult cancel(DSLContext tx, BusinessId business, StaffId by, DiscountId id, StaffReason reason) {
        var found =
                discounts.lock(tx, id).filter(discount -> discount.business().equals(business));
        if (found.isEmpty()) {
            return new CancelResult.Unknown();
        }
        var discount = found.get();
        if (discount.stored() == Discount.Stored.CANCELLED) {
            return new CancelResult.Cancelled(id);
        }
        var now = clock.instant();
        var refusal = refusal(tx, discount, now);
        if (refusal.isPresent()) {
            return new CancelResult.Refused(refusal.get());
        }
        if (!update(tx, discount, by, reason, now)) {
            throw new IllegalStateException("discount " + id.value() + " changed under its lock");
        }
        notifications.owe(
                tx,
                discount.customer(),
                NotificationKind.DISCOUNT_CHANGED,
                id.value(),
                "discount:" + id.value() + ":cancelled");
        audit.record(
                tx,
                by,
                new Act(
                        "discount.cancel",
                        "discount",
                        id.value(),
                        null,
                        "done",
                        Map.of(
                                "before", discount.stored().name().toLowerCase(Locale.ROOT),
                                "after", "cancelled",
                                "reason", reason.code())));
        return new CancelResult.Cancelled(id);
    }

    private Optional<Refusal> refusal(DSLContext tx, Discount discount, Instant now) {
        return switch (discount.stored()) {
            case USED -> Optional.of(new Refusal.AlreadyUsed(redemptions.findLastUse(tx, discount.id())));
            case GIVEN -> Optional.of(new Refusal.GivenAway());
            case ACTIVE, FROZEN, CANCELLED -> {
                if (discount.isOver(now)) {
                    yield Optional.of(new Refusal.Expired(discount.validUntil()));
                }
                yield discount.reserved() ? Optional.of(new Refusal.Reserved()) : Optional.empty();
            }
        };
    }

    private static boolean update(DSLContext tx, Discount discount, StaffId by, StaffReason reason, Instant now) {
        return tx.update(DISCOUNT)
                        .set(DISCOUNT.STATUS, "cancelled")
                        .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(1))
                        .set(DISCOUNT.CANCELLED_AT, now)
                        .set(DISCOUNT.CANCELLED_BY, by.value())
                        .set(DISCOUNT.CANCEL_REASON, reason.stored())
                        .where(
                                DISCOUNT.ID.eq(discount.id().value()),
                                DISCOUNT.STATUS.in("active", "frozen"),
                                DISCOUNT.RESERVED_BY_BOOKING.isNull())
                        .execute()
                == 1;
    }
}
