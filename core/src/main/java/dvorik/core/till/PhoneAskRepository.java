package dvorik.core.till;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.PHONE_ASK;
import static dvorik.migrations.jooq.Tables.PHONE_ASK_CUSTOMER;

import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** SQL of {@code phone_ask} and {@code phone_ask_customer}; each method is one statement. */
final class PhoneAskRepository {

    int countSince(DSLContext db, StaffId staff, Instant since) {
        return db.fetchCount(PHONE_ASK, PHONE_ASK.STAFF_ID.eq(staff.value()).and(PHONE_ASK.ASKED_AT.gt(since)));
    }

    boolean exists(DSLContext db, String requestKey) {
        return db.fetchExists(PHONE_ASK, PHONE_ASK.REQUEST_KEY.eq(requestKey));
    }

    long insert(DSLContext tx, StaffId staff, SalonId salon, String requestKey, Instant now, Instant until) {
        return tx.insertInto(PHONE_ASK)
                .set(PHONE_ASK.STAFF_ID, staff.value())
                .set(PHONE_ASK.SALON_ID, salon.value())
                .set(PHONE_ASK.REQUEST_KEY, requestKey)
                .set(PHONE_ASK.ASKED_AT, now)
                .set(PHONE_ASK.EXPIRES_AT, until)
                .returningResult(PHONE_ASK.ID)
                .fetchSingle(PHONE_ASK.ID);
    }

    long insertCustomer(DSLContext tx, long ask, CustomerId customer, Instant until) {
        return tx.insertInto(PHONE_ASK_CUSTOMER)
                .set(PHONE_ASK_CUSTOMER.ASK_ID, ask)
                .set(PHONE_ASK_CUSTOMER.CUSTOMER_ID, customer.value())
                .set(PHONE_ASK_CUSTOMER.EXPIRES_AT, until)
                .returningResult(PHONE_ASK_CUSTOMER.ID)
                .fetchSingle(PHONE_ASK_CUSTOMER.ID);
    }

    /**
     * @param tail four digits
     * @param declinedSince who said no after it is left in peace
     * @return customers with such a number, Telegram and something to use here, who are not being asked already
     */
    List<CustomerId> findCandidates(
            DSLContext tx, BusinessId business, String tail, Instant now, Instant declinedSince, int limit) {
        var phone = CUSTOMER_IDENTITY.as("phone");
        var telegram = CUSTOMER_IDENTITY.as("telegram");
        return tx.select(CUSTOMER.ID)
                .from(phone)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(phone.CUSTOMER_ID))
                .where(
                        phone.PHONE_TAIL.eq(tail),
                        phone.VERIFIED_AT.isNotNull(),
                        CUSTOMER.DELETED_AT.isNull(),
                        CUSTOMER.UNREACHABLE_SINCE.isNull(),
                        DSL.exists(DSL.selectOne()
                                .from(telegram)
                                .where(
                                        telegram.CUSTOMER_ID.eq(CUSTOMER.ID),
                                        telegram.KIND.eq("telegram"),
                                        telegram.DELETED_AT.isNull())),
                        DSL.exists(DSL.selectOne()
                                .from(DISCOUNT)
                                .join(OFFER)
                                .on(OFFER.ID.eq(DISCOUNT.OFFER_ID))
                                .where(
                                        DISCOUNT.CUSTOMER_ID.eq(CUSTOMER.ID),
                                        DISCOUNT.STATUS.eq("active"),
                                        DISCOUNT.VALID_UNTIL.gt(now),
                                        OFFER.BUSINESS_ID.eq(business.value()))),
                        DSL.notExists(DSL.selectOne()
                                .from(PHONE_ASK_CUSTOMER)
                                .where(
                                        PHONE_ASK_CUSTOMER.CUSTOMER_ID.eq(CUSTOMER.ID),
                                        PHONE_ASK_CUSTOMER
                                                .STATUS
                                                .eq("waiting")
                                                .and(PHONE_ASK_CUSTOMER.EXPIRES_AT.gt(now))
                                                .or(PHONE_ASK_CUSTOMER
                                                        .STATUS
                                                        .eq("declined")
                                                        .and(PHONE_ASK_CUSTOMER.DECIDED_AT.gt(declinedSince))))))
                .orderBy(CUSTOMER.ID.desc())
                .limit(limit)
                .fetch(row -> new CustomerId(row.value1()));
    }

    Optional<PhoneAsk> find(DSLContext db, long id, Instant now) {
        return db.select(
                        PHONE_ASK_CUSTOMER.CUSTOMER_ID,
                        PHONE_ASK.STAFF_ID,
                        PHONE_ASK.SALON_ID,
                        PHONE_ASK_CUSTOMER.STATUS,
                        PHONE_ASK_CUSTOMER.EXPIRES_AT)
                .from(PHONE_ASK_CUSTOMER)
                .join(PHONE_ASK)
                .on(PHONE_ASK.ID.eq(PHONE_ASK_CUSTOMER.ASK_ID))
                .where(PHONE_ASK_CUSTOMER.ID.eq(id))
                .fetchOptional(row -> new PhoneAsk(
                        id,
                        new CustomerId(row.value1()),
                        new StaffId(row.value2()),
                        new SalonId(row.value3()),
                        status(row.value4(), row.value5(), now)));
    }

    /** @return false when it was answered before, or the time is over */
    boolean decide(DSLContext tx, long id, PhoneAsk.Status status, Instant now) {
        return tx.update(PHONE_ASK_CUSTOMER)
                        .set(PHONE_ASK_CUSTOMER.STATUS, status.name().toLowerCase(Locale.ROOT))
                        .set(PHONE_ASK_CUSTOMER.DECIDED_AT, now)
                        .where(
                                PHONE_ASK_CUSTOMER.ID.eq(id),
                                PHONE_ASK_CUSTOMER.STATUS.eq("waiting"),
                                PHONE_ASK_CUSTOMER.EXPIRES_AT.gt(now))
                        .execute()
                == 1;
    }

    private static PhoneAsk.Status status(String stored, Instant until, Instant now) {
        var status = PhoneAsk.Status.valueOf(stored.toUpperCase(Locale.ROOT));
        return status == PhoneAsk.Status.WAITING && !now.isBefore(until) ? PhoneAsk.Status.EXPIRED : status;
    }
}
