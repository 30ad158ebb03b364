package dvorik.core.discount;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.customer.CustomerService;
import dvorik.core.db.Transactions;
import dvorik.core.discount.Approval.Status;
import dvorik.core.discount.TillService.RedeemResult;
import dvorik.core.discount.TillService.Till;
import dvorik.core.id.ApprovalId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.money.Money;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.salon.SalonService;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffService;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Redeeming with two sides: the customer is asked in the own chat, and only that yes commits. A cashier can go without
 * it once, with a reason that is kept. Locks the discount first, then changes the question where it still waits.
 */
public final class ApprovalService {
    /** How long the customer may think. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final int BATCH = 200;

    private final DSLContext db;
    private final Clock clock;
    private final TillService till;
    private final CustomerService customers;
    private final StaffService staff;
    private final SalonService salons;
    private final Notifications notifications;
    private final AuditLog audit;
    private final DiscountRepository discounts = new DiscountRepository();
    private final ApprovalRepository approvals = new ApprovalRepository();

    public ApprovalService(
            DSLContext db,
            Clock clock,
            TillService till,
            CustomerService customers,
            StaffService staff,
            SalonService salons,
            Notifications notifications,
            AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.till = till;
        this.customers = customers;
        this.staff = staff;
        this.salons = salons;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * Asks the customer; an older question about the same discount is withdrawn.
     *
     * @param cardMessage the message in the cashier's chat that will show how it stands
     * @param requestKey names the tap; the same one twice asks once
     */
    public Approval ask(Till at, DiscountId id, Optional<Money> purchase, int cardMessage, String requestKey) {
        boolean reachable = customers
                .findTelegramId(discounts.find(db, id).orElseThrow().customer())
                .isPresent();
        return committed(tx -> {
            var discount = discounts.lock(tx, id).orElseThrow();
            var before = approvals.findByRequest(tx, requestKey);
            if (before.isPresent()) {
                return before.get();
            }
            approvals.findWaiting(tx, id).ifPresent(older -> close(tx, older, Status.WITHDRAWN));
            var now = clock.instant();
            var question = new Approval(
                    null,
                    id,
                    discount.customer(),
                    at.cashier().id(),
                    at.salon().id(),
                    purchase,
                    discount.terms().takenOff(purchase),
                    Status.WAITING,
                    reachable,
                    cardMessage,
                    now.plus(LIFE),
                    Optional.empty());
            var asked = approvals.insert(tx, question, now, requestKey);
            if (reachable) {
                notifications.owe(
                        tx, question.customer(), NotificationKind.APPROVAL_ASKED, asked.value(), askedKey(asked));
            }
            return approvals.find(tx, asked).orElseThrow();
        });
    }

    public Optional<Approval> find(ApprovalId id) {
        return approvals.find(db, id);
    }

    /** @return the message in the customer's chat that asked, once it was delivered */
    public Optional<Integer> findQuestion(ApprovalId id) {
        return notifications.findMessage(askedKey(id));
    }

    /**
     * The customer's yes: redeems, if the question waits and every rule still holds. A second one changes nothing.
     *
     * @return how it stands now; empty when this is not the customer's question
     */
    public Optional<Approval> approve(CustomerId customer, ApprovalId id) {
        return own(customer, id).map(asked -> {
            var at = tillOf(asked);
            return committed(tx -> approve(tx, asked, at));
        });
    }

    private Approval approve(DSLContext tx, Approval asked, Optional<Till> at) {
        var id = asked.id();
        var discount = discounts.lock(tx, asked.discount()).orElseThrow();
        if (expires(tx, id) || !approvals.close(tx, id, Status.APPROVED, clock.instant())) {
            return approvals.find(tx, id).orElseThrow();
        }
        if (redeem(tx, at, discount, asked) instanceof RedeemResult.Redeemed(var redemption, var before)) {
            approvals.setOutcome(tx, id, Status.APPROVED, redemption.id());
        } else {
            approvals.setOutcome(tx, id, Status.REFUSED, null);
        }
        tellCashier(tx, asked, "decided");
        return approvals.find(tx, id).orElseThrow();
    }

    /** The customer's no. */
    public Optional<Approval> decline(CustomerId customer, ApprovalId id) {
        return own(customer, id)
                .map(asked -> committed(tx -> {
                    if (!expires(tx, id) && approvals.close(tx, id, Status.DECLINED, clock.instant())) {
                        tellCashier(tx, asked, "decided");
                    }
                    return approvals.find(tx, id).orElseThrow();
                }));
    }

    /**
     * The cashier does without the customer's word, once; the audit tells.
     *
     * @return how it stands now
     */
    public Approval override(StaffMember member, Approval asked, StaffReason reason) {
        var at = till(member, asked);
        return committed(tx -> {
            var discount = discounts.lock(tx, asked.discount()).orElseThrow();
            if (expires(tx, asked.id()) || !approvals.override(tx, asked.id(), reason.stored(), clock.instant())) {
                return approvals.find(tx, asked.id()).orElseThrow();
            }
            if (redeem(tx, at, discount, asked) instanceof RedeemResult.Redeemed(var redemption, var before)) {
                approvals.setOutcome(tx, asked.id(), Status.OVERRIDDEN, redemption.id());
                recordOverride(tx, member, asked, reason);
            } else {
                approvals.setOutcome(tx, asked.id(), Status.REFUSED, null);
            }
            tellCashier(tx, asked, "decided");
            tellCustomer(tx, asked);
            return approvals.find(tx, asked.id()).orElseThrow();
        });
    }

    /** The cashier takes the question back. */
    public Approval withdraw(Approval asked) {
        return committed(tx -> {
            close(tx, asked, Status.WITHDRAWN);
            return approvals.find(tx, asked.id()).orElseThrow();
        });
    }

    /** The bot cannot write to the customer: the cashier sees that waiting is of no use. */
    public void markUnreachable(ApprovalId id) {
        committed(tx -> {
            if (approvals.setUnreachable(tx, id)) {
                tellCashier(tx, approvals.find(tx, id).orElseThrow(), "unreachable");
            }
            return null;
        });
    }

    /** Closes what nobody answered in time; both sides see it. */
    public void expireDue() {
        for (var asked : approvals.findExpired(db, clock.instant(), BATCH)) {
            committed(tx -> {
                close(tx, asked, Status.EXPIRED);
                return null;
            });
        }
    }

    /** @return true for the cashier who asked, and those who oversee the salon */
    public boolean mayHandle(StaffMember member, Approval asked) {
        return member.mayRedeemIn(asked.salon())
                && (member.id().equals(asked.staff()) || member.leadsIn(asked.salon()));
    }

    /** @return true when it waited for too long, which closes it */
    private boolean expires(DSLContext tx, ApprovalId id) {
        var asked = approvals.find(tx, id).orElseThrow();
        if (!asked.waits() || clock.instant().isBefore(asked.expiresAt())) {
            return false;
        }
        close(tx, asked, Status.EXPIRED);
        return true;
    }

    private void close(DSLContext tx, Approval asked, Status status) {
        if (approvals.close(tx, asked.id(), status, clock.instant())) {
            tellCashier(tx, asked, "decided");
            tellCustomer(tx, asked);
        }
    }

    /** Refuses for a discount that was given away meanwhile, and where the cashier works no more. */
    private RedeemResult redeem(DSLContext tx, Optional<Till> at, Discount discount, Approval asked) {
        if (at.isEmpty() || !discount.customer().equals(asked.customer())) {
            return new RedeemResult.Refused(List.of());
        }
        var requestKey = "approval:" + asked.id().value();
        return till.redeemApproved(tx, at.get(), discount.id(), asked.purchase(), requestKey);
    }

    private Optional<Approval> own(CustomerId customer, ApprovalId id) {
        return approvals.find(db, id).filter(asked -> asked.customer().equals(customer));
    }

    /** @return empty when the cashier works there no more */
    private Optional<Till> tillOf(Approval asked) {
        return staff.find(asked.staff()).map(StaffMember::inAllRoles).flatMap(cashier -> till(cashier, asked));
    }

    private Optional<Till> till(StaffMember member, Approval asked) {
        return salons.find(asked.salon())
                .filter(salon -> member.mayRedeemIn(salon.id()))
                .map(salon -> new Till(member, salon));
    }

    private void recordOverride(DSLContext tx, StaffMember member, Approval asked, StaffReason reason) {
        audit.record(
                tx,
                member.id(),
                new Act(
                        "approval.override",
                        "approval",
                        asked.id().value(),
                        asked.salon(),
                        "done",
                        Map.of("discount", asked.discount().value(), "reason", reason.code())));
    }

    private void tellCashier(DSLContext tx, Approval asked, String what) {
        notifications.owe(
                tx,
                asked.staff(),
                NotificationKind.APPROVAL_CHANGED,
                asked.id().value(),
                "approval:" + asked.id().value() + ":" + what);
    }

    private void tellCustomer(DSLContext tx, Approval asked) {
        if (asked.reachable()) {
            notifications.owe(
                    tx,
                    asked.customer(),
                    NotificationKind.APPROVAL_CLOSED,
                    asked.id().value(),
                    "approval:" + asked.id().value() + ":closed");
        }
    }

    private static String askedKey(ApprovalId id) {
        return "approval:" + id.value() + ":asked";
    }

    private <T> T committed(Function<DSLContext, T> work) {
        var result = Transactions.repeated(db, work);
        notifications.committed();
        return result;
    }
}
