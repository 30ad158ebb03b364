package dvorik.core.salon;

import static dvorik.migrations.jooq.Tables.BUSINESS;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Businesses and salons as the API shows and changes them. */
public final class SalonRecords {
    private static final int MOST_LISTED = 1000;
    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final SalonService salons;

    /** @param salons forgets what it remembers when one changes */
    public SalonRecords(DSLContext db, Clock clock, AuditLog audit, SalonService salons) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.salons = salons;
    }

    /** @param zone empty: that of the business */
    public record SalonRecord(
            SalonId id,
            BusinessId business,
            String name,
            Optional<String> address,
            Optional<ZoneId> zone,
            Instant created,
            int version) {}

    /** What a salon is to be; null: stays. */
    public record SalonEdit(String name, Optional<String> address, Optional<ZoneId> zone) {}

    public record BusinessRecord(
            BusinessId id, String name, Optional<String> legalName, Currency currency, Instant created, int version) {}

    /** @return living ones, oldest first */
    public List<SalonRecord> list(BusinessId business) {
        return select(db, SALON.BUSINESS_ID.eq(business.value()));
    }

    public SalonRecord create(BusinessId business, SalonEdit wish, StaffId by) {
        var created = db.transactionResult(trx -> {
            var tx = trx.dsl();
            var id = new SalonId(tx.insertInto(SALON)
                    .set(SALON.BUSINESS_ID, business.value())
                    .set(SALON.NAME, wish.name())
                    .set(SALON.ADDRESS, wish.address().orElse(null))
                    .set(SALON.TIME_ZONE, wish.zone().map(ZoneId::getId).orElse(null))
                    .set(SALON.CREATED_AT, clock.instant())
                    .returningResult(SALON.ID)
                    .fetchSingle()
                    .value1());
            audit.record(tx, by, new Act("salon.create", "salon", id.value(), id, "done", Map.of("name", wish.name())));
            return select(tx, SALON.ID.eq(id.value())).getFirst();
        });
        salons.forget(created.id(), business);
        return created;
    }

    /**
     * Changes a salon.
     *
     * @param seen is asked whether the change is built on this version; it throws if not
     * @return empty when the business has no such salon
     */
    public Optional<SalonRecord> change(BusinessId business, SalonId id, SalonEdit edit, StaffId by, IntConsumer seen) {
        var changed = Transactions.repeated(db, tx -> change(tx, business, id, edit, by, seen));
        salons.forget(id, business);
        return changed;
    }

    private Optional<SalonRecord> change(
            DSLContext tx, BusinessId business, SalonId id, SalonEdit edit, StaffId by, IntConsumer seen) {
        tx.select(SALON.ID)
                .from(SALON)
                .where(SALON.ID.eq(id.value()))
                .forUpdate()
                .fetch();
        var before = select(tx, SALON.ID.eq(id.value()).and(SALON.BUSINESS_ID.eq(business.value())));
        if (before.isEmpty()) {
            return Optional.empty();
        }
        seen.accept(before.getFirst().version());
        var facts = new HashMap<String, Object>();
        var update = tx.update(SALON).set(SALON.VERSION, SALON.VERSION.plus(1));
        if (edit.name() != null) {
            facts.put("name_before", before.getFirst().name());
            facts.put("name", edit.name());
            update = update.set(SALON.NAME, edit.name());
        }
        if (edit.address() != null) {
            facts.put("address", edit.address().orElse(""));
            update = update.set(SALON.ADDRESS, edit.address().orElse(null));
        }
        if (edit.zone() != null) {
            facts.put("time_zone", edit.zone().map(ZoneId::getId).orElse(""));
            update = update.set(SALON.TIME_ZONE, edit.zone().map(ZoneId::getId).orElse(null));
        }
        update.where(SALON.ID.eq(id.value())).execute();
        audit.record(tx, by, new Act("salon.change", "salon", id.value(), id, "done", facts));
        return select(tx, SALON.ID.eq(id.value())).stream().findFirst();
    }

    /** @return all of the installation, oldest first */
    public List<BusinessRecord> businesses() {
        return businesses(db, BUSINESS.DELETED_AT.isNull());
    }

    public BusinessRecord createBusiness(String name, Optional<String> legalName, Currency currency, StaffId by) {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            long id = tx.insertInto(BUSINESS)
                    .set(BUSINESS.NAME, name)
                    .set(BUSINESS.LEGAL_NAME, legalName.orElse(null))
                    .set(BUSINESS.CURRENCY, currency.getCurrencyCode())
                    .set(BUSINESS.CREATED_AT, clock.instant())
                    .returningResult(BUSINESS.ID)
                    .fetchSingle()
                    .value1();
            audit.record(tx, by, new Act("business.create", "business", id, null, "done", Map.of("name", name)));
            return businesses(tx, BUSINESS.ID.eq(id)).getFirst();
        });
    }

    private static List<BusinessRecord> businesses(DSLContext context, Condition which) {
        return context.select(
                        BUSINESS.ID,
                        BUSINESS.NAME,
                        BUSINESS.LEGAL_NAME,
                        BUSINESS.CURRENCY,
                        BUSINESS.CREATED_AT,
                        BUSINESS.VERSION)
                .from(BUSINESS)
                .where(which)
                .orderBy(BUSINESS.ID)
                .limit(MOST_LISTED)
                .fetch(row -> new BusinessRecord(
                        new BusinessId(row.value1()),
                        row.value2(),
                        Optional.ofNullable(row.value3()),
                        Currency.getInstance(row.value4()),
                        row.value5(),
                        row.value6()));
    }

    private static List<SalonRecord> select(DSLContext context, Condition which) {
        return context.select(
                        SALON.ID,
                        SALON.BUSINESS_ID,
                        SALON.NAME,
                        SALON.ADDRESS,
                        SALON.TIME_ZONE,
                        SALON.CREATED_AT,
                        SALON.VERSION)
                .from(SALON)
                .where(which, SALON.DELETED_AT.isNull())
                .orderBy(SALON.ID)
                .limit(MOST_LISTED)
                .fetch(row -> new SalonRecord(
                        new SalonId(row.value1()),
                        new BusinessId(row.value2()),
                        row.value3(),
                        Optional.ofNullable(row.value4()),
                        Optional.ofNullable(row.value5()).map(ZoneId::of),
                        row.value6(),
                        row.value7()));
    }
}
