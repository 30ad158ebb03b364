package dvorik.core.discount;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.event.ProductEvent;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.RedemptionId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.sale.Sales;
import dvorik.core.staff.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;

/** Takes a redemption back: the code lives again, the sale is reversed, the customer is told. Once, however often asked. */
public final class UndoService {
    /** How long people may undo what they redeemed themselves; managers and owners may later. */
    public static final Duration OWN_WINDOW = Duration.ofMinutes(10);

    private final DSLContext db;
    private final Clock clock;
    private final Sales sales;
    private final Notifications notifications;
    private final AuditLog audit;
    private final ProductEvents events;
    private final DiscountRepository discounts = new DiscountRepository();
    private final RedemptionRepository redemptions = new RedemptionRepository();
    private final UndoRepository undone = new UndoRepository();

    public UndoService(
            DSLContext db,
            Clock clock,
            Sales sales,
            Notifications notifications,
            AuditLog audit,
            ProductEvents events) {
        this.db = db;
        this.clock = clock;
        this.sales = sales;
        this.notifications = notifications;
        this.audit = audit;
        this.events = events;
    }

    /** How a redemption stands towards a member of staff. */
    public sealed interface Undo {
        /** This person may undo it now. */
        record Possible(Redemption redemption, Discount discount) implements Undo {}

        /** It is undone, now or before. */
        record Done(Redemption redemption, Discount discount) implements Undo {}

        /** Redeemed by this person, but too long ago. */
        record TooLate() implements Undo {}

        /** For others to undo, or not there at all. */
        record NotYours() implements Undo {}
    }

    /** Looks; changes nothing. */
    public Undo look(StaffMember member, RedemptionId id) {
        var redemption = redemptions.find(db, id);
        if (redemption.isEmpty()) {
            return new Undo.NotYours();
        }
        var discount = discounts.find(db, redemption.get().discount()).orElseThrow();
        return judge(db, member, redemption.get(), discount);
    }

    /** Undoes it, if this person may; a second time changes nothing and answers alike. */
    public Undo undo(StaffMember member, RedemptionId id, StaffReason reason) {
        var result = Transactions.repeated(db, tx -> undo(tx, member, id, reason));
        notifications.committed();
        return result;
    }

    private Undo undo(DSLContext tx, StaffMember member, RedemptionId id, StaffReason reason) {
        var redemption = redemptions.find(tx, id);
        if (redemption.isEmpty()) {
            return new Undo.NotYours();
        }
        var discount = discounts.lock(tx, redemption.get().discount()).orElseThrow();
        var judged = judge(tx, member, redemption.get(), discount);
        if (!(judged instanceof Undo.Possible)) {
            return judged;
        }
        var now = clock.instant();
        undone.revert(tx, id, member.id(), reason.stored(), now);
        undone.keepLastOf(tx, discount);
        if (!undone.removeUse(tx, discount)) {
            throw new IllegalStateException("discount " + discount.id().value() + " has no use to take back");
        }
        undone.findSale(tx, id).ifPresent(sale -> sales.reverse(tx, sale, member.id(), now));
        tell(tx, member, redemption.get(), discount, reason);
        return new Undo.Done(redemption.get(), discounts.find(tx, discount.id()).orElseThrow());
    }

    private Undo judge(DSLContext context, StaffMember member, Redemption redemption, Discount discount) {
        if (!discount.business().equals(member.business())) {
            return new Undo.NotYours();
        }
        boolean oversees = member.leadsIn(redemption.salon());
        boolean own = redemption.staff().equals(member.id());
        if (!oversees && !own) {
            return new Undo.NotYours();
        }
        if (undone.isReverted(context, redemption.id())) {
            return new Undo.Done(redemption, discount);
        }
        return oversees || isFresh(redemption, clock.instant())
                ? new Undo.Possible(redemption, discount)
                : new Undo.TooLate();
    }

    private static boolean isFresh(Redemption redemption, Instant now) {
        return now.isBefore(redemption.at().plus(OWN_WINDOW));
    }

    private void tell(DSLContext tx, StaffMember member, Redemption redemption, Discount discount, StaffReason reason) {
        long id = redemption.id().value();
        notifications.owe(
                tx, discount.customer(), NotificationKind.REDEMPTION_UNDONE, id, "redemption:" + id + ":undone");
        notifications.owe(
                tx,
                discount.customer(),
                NotificationKind.DISCOUNT_CHANGED,
                discount.id().value(),
                "discount:" + discount.id().value() + ":redemption:" + id + ":undone");
        audit.record(
                tx,
                member.id(),
                new Act(
                        "redemption.undo",
                        "redemption",
                        id,
                        redemption.salon(),
                        "done",
                        Map.of("discount", discount.id().value(), "reason", reason.code())));
        events.record(
                tx,
                new ProductEvent(
                        ProductEvent.Kind.REDEMPTION_UNDONE,
                        "redemption_undone:" + id,
                        discount.customer(),
                        member.id(),
                        redemption.salon(),
                        id,
                        null));
    }
}
