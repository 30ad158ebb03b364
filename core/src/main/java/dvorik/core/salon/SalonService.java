package dvorik.core.salon;

import static dvorik.migrations.jooq.Tables.BUSINESS;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.db.Fresh;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.SelectJoinStep;

/** Reads salons, and makes the first ones of an installation. */
public final class SalonService {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final DSLContext db;
    private final ZoneId businessZone;
    private final Fresh<SalonId, Optional<Salon>> salons = new Fresh<>(KEPT, this::read);
    private final Fresh<BusinessId, List<Salon>> ofBusiness = new Fresh<>(KEPT, this::readAll);

    public SalonService(DSLContext db, ZoneId businessZone) {
        this.db = db;
        this.businessZone = businessZone;
    }

    /** Makes the one business of a single shop where there is none yet; twice or on two machines at once makes one. */
    public BusinessId ensureBusiness(String name, Currency currency) {
        db.insertInto(BUSINESS)
                .set(BUSINESS.ID, 1L)
                .set(BUSINESS.NAME, name)
                .set(BUSINESS.CURRENCY, currency.getCurrencyCode())
                .onDuplicateKeyIgnore()
                .execute();
        return new BusinessId(1);
    }

    /** Makes the salons of that names, in that order, where the business has none at all. */
    public void ensureSalons(BusinessId business, List<String> names) {
        db.transaction(trx -> {
            var tx = trx.dsl();
            tx.select(BUSINESS.ID)
                    .from(BUSINESS)
                    .where(BUSINESS.ID.eq(business.value()))
                    .forUpdate()
                    .fetch();
            if (tx.fetchExists(SALON, SALON.BUSINESS_ID.eq(business.value()))) {
                return;
            }
            for (var name : names) {
                tx.insertInto(SALON)
                        .set(SALON.BUSINESS_ID, business.value())
                        .set(SALON.NAME, name)
                        .execute();
            }
        });
        ofBusiness.forget(business);
    }

    /** @return living salons, oldest first; as they were at most five seconds ago */
    public List<Salon> findAll(BusinessId business) {
        return ofBusiness.get(db, business);
    }

    /** @return empty when there is none, or it was deleted; as it was at most five seconds ago */
    public Optional<Salon> find(SalonId id) {
        return find(db, id);
    }

    /** As {@link #find(SalonId)}, in a transaction: on its own connection, see {@link Fresh#get}. */
    public Optional<Salon> find(DSLContext tx, SalonId id) {
        return salons.get(tx, id);
    }

    void forget(SalonId id, BusinessId business) {
        salons.forget(id);
        ofBusiness.forget(business);
    }

    private List<Salon> readAll(DSLContext context, BusinessId business) {
        return select(context)
                .where(SALON.BUSINESS_ID.eq(business.value()), SALON.DELETED_AT.isNull())
                .orderBy(SALON.ID)
                .fetch(this::salon);
    }

    private Optional<Salon> read(DSLContext context, SalonId id) {
        return select(context)
                .where(SALON.ID.eq(id.value()), SALON.DELETED_AT.isNull())
                .fetchOptional(this::salon);
    }

    private static SelectJoinStep<Record4<Long, Long, String, String>> select(DSLContext context) {
        return context.select(SALON.ID, SALON.BUSINESS_ID, SALON.NAME, SALON.TIME_ZONE)
                .from(SALON);
    }

    private Salon salon(Record4<Long, Long, String, String> row) {
        return new Salon(
                new SalonId(row.value1()),
                new BusinessId(row.value2()),
                row.value3(),
                row.value4() == null ? businessZone : ZoneId.of(row.value4()));
    }
}
