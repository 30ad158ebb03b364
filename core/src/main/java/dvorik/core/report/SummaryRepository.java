package dvorik.core.report;

import static dvorik.migrations.jooq.Tables.BUSINESS;
import static dvorik.migrations.jooq.Tables.DAY_SUMMARY;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** SQL of {@code day_summary} and of whom a summary concerns; each method is one statement. */
final class SummaryRepository {
    /** Somebody redeemed somewhere. */
    record Work(SalonId salon, StaffId person) {}

    List<BusinessId> findBusinesses(DSLContext db) {
        return db.select(BUSINESS.ID)
                .from(BUSINESS)
                .where(BUSINESS.DELETED_AT.isNull())
                .orderBy(BUSINESS.ID)
                .fetch(row -> new BusinessId(row.value1()));
    }

    Optional<LocalDate> findLast(DSLContext db, BusinessId business) {
        return Optional.ofNullable(db.select(DSL.max(DAY_SUMMARY.DAY))
                .from(DAY_SUMMARY)
                .where(DAY_SUMMARY.BUSINESS_ID.eq(business.value()))
                .fetchSingle()
                .value1());
    }

    /** @return false when another run was first */
    boolean claim(DSLContext tx, BusinessId business, LocalDate day, Instant now) {
        return tx.insertInto(DAY_SUMMARY)
                        .set(DAY_SUMMARY.BUSINESS_ID, business.value())
                        .set(DAY_SUMMARY.DAY, day)
                        .set(DAY_SUMMARY.MADE_AT, now)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    List<Work> findWork(DSLContext db, BusinessId business, DayRepository.Span span) {
        return db.selectDistinct(REDEMPTION.SALON_ID, REDEMPTION.STAFF_ID)
                .from(REDEMPTION)
                .join(SALON)
                .on(SALON.ID.eq(REDEMPTION.SALON_ID))
                .where(SALON.BUSINESS_ID.eq(business.value()), span.condition(), REDEMPTION.ACTIVE.isNotNull())
                .fetch(row -> new Work(new SalonId(row.value1()), new StaffId(row.value2())));
    }
}
