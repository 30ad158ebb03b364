package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.APPROVAL;

import dvorik.core.discount.Approval.Status;
import dvorik.core.id.ApprovalId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.RedemptionId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** SQL of {@code approval}; each method is one statement. */
final class ApprovalRepository {

    /** @param question its id, status and redemption are not looked at */
    ApprovalId insert(DSLContext tx, Approval question, Instant now, String requestKey) {
        return new ApprovalId(tx.insertInto(APPROVAL)
                .set(APPROVAL.DISCOUNT_ID, question.discount().value())
                .set(APPROVAL.CUSTOMER_ID, question.customer().value())
                .set(APPROVAL.STAFF_ID, question.staff().value())
                .set(APPROVAL.SALON_ID, question.salon().value())
                .set(
                        APPROVAL.PURCHASE_AMOUNT,
                        question.purchase().map(Money::minor).orElse(null))
                .set(APPROVAL.DISCOUNT_AMOUNT, question.takenOff().minor())
                .set(APPROVAL.CURRENCY, question.takenOff().currency().getCurrencyCode())
                .set(APPROVAL.REACHABLE, question.reachable())
                .set(APPROVAL.CARD_MESSAGE_ID, question.cardMessage())
                .set(APPROVAL.REQUEST_KEY, requestKey)
                .set(APPROVAL.ASKED_AT, now)
                .set(APPROVAL.EXPIRES_AT, question.expiresAt())
                .returningResult(APPROVAL.ID)
                .fetchSingle(APPROVAL.ID));
    }

    Optional<Approval> find(DSLContext db, ApprovalId id) {
        return fetch(db, APPROVAL.ID.eq(id.value())).stream().findFirst();
    }

    Optional<Approval> findByRequest(DSLContext db, String requestKey) {
        return fetch(db, APPROVAL.REQUEST_KEY.eq(requestKey)).stream().findFirst();
    }

    /** @return the open question about a discount */
    Optional<Approval> findWaiting(DSLContext db, DiscountId discount) {
        return fetch(db, APPROVAL.WAITING_DISCOUNT.eq(discount.value())).stream()
                .findFirst();
    }

    List<Approval> findExpired(DSLContext db, Instant now, int limit) {
        return db.selectFrom(APPROVAL)
                .where(APPROVAL.STATUS.eq("waiting"), APPROVAL.EXPIRES_AT.le(now))
                .orderBy(APPROVAL.EXPIRES_AT)
                .limit(limit)
                .fetch(ApprovalRepository::approval);
    }

    /** @return false when it waited no more: somebody was faster */
    boolean close(DSLContext tx, ApprovalId id, Status status, Instant now) {
        return tx.update(APPROVAL)
                        .set(APPROVAL.STATUS, stored(status))
                        .set(APPROVAL.DECIDED_AT, now)
                        .where(APPROVAL.ID.eq(id.value()), APPROVAL.STATUS.eq("waiting"))
                        .execute()
                == 1;
    }

    /** @return false when it waited no more */
    boolean override(DSLContext tx, ApprovalId id, String reason, Instant now) {
        return tx.update(APPROVAL)
                        .set(APPROVAL.STATUS, stored(Status.OVERRIDDEN))
                        .set(APPROVAL.OVERRIDE_REASON, reason)
                        .set(APPROVAL.DECIDED_AT, now)
                        .where(APPROVAL.ID.eq(id.value()), APPROVAL.STATUS.eq("waiting"))
                        .execute()
                == 1;
    }

    /** What became of the redemption after all. */
    void setOutcome(DSLContext tx, ApprovalId id, Status status, RedemptionId redemption) {
        tx.update(APPROVAL)
                .set(APPROVAL.STATUS, stored(status))
                .set(APPROVAL.REDEMPTION_ID, redemption == null ? null : redemption.value())
                .where(APPROVAL.ID.eq(id.value()))
                .execute();
    }

    /** @return false when it waited no more, or that was known */
    boolean setUnreachable(DSLContext tx, ApprovalId id) {
        return tx.update(APPROVAL)
                        .set(APPROVAL.REACHABLE, false)
                        .where(APPROVAL.ID.eq(id.value()), APPROVAL.STATUS.eq("waiting"), APPROVAL.REACHABLE.isTrue())
                        .execute()
                == 1;
    }

    private static List<Approval> fetch(DSLContext db, Condition condition) {
        return db.selectFrom(APPROVAL).where(condition).fetch(ApprovalRepository::approval);
    }

    private static String stored(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static Approval approval(dvorik.migrations.jooq.tables.records.ApprovalRecord row) {
        return new Approval(
                new ApprovalId(row.getId()),
                new DiscountId(row.getDiscountId()),
                new CustomerId(row.getCustomerId()),
                new StaffId(row.getStaffId()),
                new SalonId(row.getSalonId()),
                Optional.ofNullable(row.getPurchaseAmount()).map(amount -> Money.of(amount, row.getCurrency())),
                Money.of(row.getDiscountAmount(), row.getCurrency()),
                Status.valueOf(row.getStatus().toUpperCase(Locale.ROOT)),
                row.getReachable(),
                row.getCardMessageId(),
                row.getExpiresAt(),
                Optional.ofNullable(row.getRedemptionId()).map(RedemptionId::new));
    }
}
