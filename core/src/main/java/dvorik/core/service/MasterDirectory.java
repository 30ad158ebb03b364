package dvorik.core.service;

import static dvorik.migrations.jooq.Tables.MASTER;
import static dvorik.migrations.jooq.Tables.MASTER_SERVICE;
import static dvorik.migrations.jooq.Tables.RESOURCE;
import static dvorik.migrations.jooq.Tables.SERVICE;
import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.MediaFileId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.service.Master.Performed;
import dvorik.core.text.Language;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Masters: who performs which services where. */
public final class MasterDirectory {
    private static final int MOST_LISTED = 1000;
    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;

    public MasterDirectory(DSLContext db, Clock clock, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * All that is said of a master besides the services.
     *
     * @param about of the languages that have it
     * @param seats how many customers at once, 1 to 100
     */
    public record Wish(Map<Language, String> about, Optional<MediaFileId> photo, boolean listed, int seats) {}

    /** @return those of the business, by name; two statements */
    public List<Master> list(BusinessId business) {
        return read(db, STAFF.BUSINESS_ID.eq(business.value()).and(STAFF.DELETED_AT.isNull()));
    }

    /** @return those who work and perform something in this salon, by name */
    public List<Master> listIn(SalonId salon) {
        return read(
                db,
                STAFF.DELETED_AT
                        .isNull()
                        .and(STAFF.SUSPENDED_AT.isNull())
                        .and(DSL.exists(DSL.selectOne()
                                .from(MASTER_SERVICE)
                                .where(
                                        MASTER_SERVICE.SALON_ID.eq(salon.value()),
                                        MASTER_SERVICE.STAFF_ID.eq(STAFF.ID)))));
    }

    /** @return empty for somebody who is no master; also of those who are gone: old bookings speak of them */
    public Optional<Master> find(StaffId id) {
        return read(db, STAFF.ID.eq(id.value())).stream().findFirst();
    }

    /** @return how they are called, also of those who are gone; one statement */
    public Map<StaffId, String> names(Collection<StaffId> ids) {
        var found = new HashMap<StaffId, String>();
        db.select(STAFF.ID, STAFF.NAME)
                .from(STAFF)
                .where(STAFF.ID.in(ids.stream().map(StaffId::value).distinct().toList()))
                .forEach(row -> found.put(new StaffId(row.value1()), row.value2()));
        return found;
    }

    /**
     * Makes somebody a master, or changes what is said of a master.
     *
     * @param seen is asked whether the change is built on this version (0: no master yet); it throws if not
     * @return empty when the business has no such member of staff
     */
    public Optional<Master> save(BusinessId business, StaffId id, Wish wish, StaffId by, IntConsumer seen) {
        return Transactions.repeated(db, tx -> {
            boolean known = tx.select(STAFF.ID)
                    .from(STAFF)
                    .where(STAFF.ID.eq(id.value()), STAFF.BUSINESS_ID.eq(business.value()), STAFF.DELETED_AT.isNull())
                    .forUpdate()
                    .fetchOptional()
                    .isPresent();
            if (!known) {
                return Optional.empty();
            }
            var before = read(tx, STAFF.ID.eq(id.value())).stream().findFirst();
            seen.accept(before.map(Master::version).orElse(0));
            write(tx, id, wish, before.isEmpty());
            audit.record(
                    tx,
                    by,
                    new Act(
                            before.isEmpty() ? "master.create" : "master.change",
                            "staff",
                            id.value(),
                            null,
                            "done",
                            Map.of("listed", wish.listed(), "seats", wish.seats())));
            return read(tx, STAFF.ID.eq(id.value())).stream().findFirst();
        });
    }

    private void write(DSLContext tx, StaffId id, Wish wish, boolean isNew) {
        var photo = wish.photo().map(MediaFileId::value).orElse(null);
        if (isNew) {
            tx.insertInto(MASTER)
                    .set(MASTER.STAFF_ID, id.value())
                    .set(MASTER.ABOUT_RU, wish.about().get(Language.RU))
                    .set(MASTER.ABOUT_UZ, wish.about().get(Language.UZ))
                    .set(MASTER.ABOUT_EN, wish.about().get(Language.EN))
                    .set(MASTER.PHOTO_ID, photo)
                    .set(MASTER.LISTED, wish.listed())
                    .set(MASTER.CREATED_AT, clock.instant())
                    .set(MASTER.VERSION, 1)
                    .execute();
            tx.insertInto(RESOURCE)
                    .set(RESOURCE.KIND, "master")
                    .set(RESOURCE.STAFF_ID, id.value())
                    .set(RESOURCE.SEATS, wish.seats())
                    .set(RESOURCE.CREATED_AT, clock.instant())
                    .execute();
            return;
        }
        tx.update(MASTER)
                .set(MASTER.ABOUT_RU, wish.about().get(Language.RU))
                .set(MASTER.ABOUT_UZ, wish.about().get(Language.UZ))
                .set(MASTER.ABOUT_EN, wish.about().get(Language.EN))
                .set(MASTER.PHOTO_ID, photo)
                .set(MASTER.LISTED, wish.listed())
                .set(MASTER.VERSION, MASTER.VERSION.plus(1))
                .where(MASTER.STAFF_ID.eq(id.value()))
                .execute();
        tx.update(RESOURCE)
                .set(RESOURCE.SEATS, wish.seats())
                .where(RESOURCE.STAFF_ID.eq(id.value()))
                .execute();
    }

    /**
     * Says which services a master performs in a salon, all at once; what is booked stays.
     *
     * @param performs of that salon
     * @param seen is asked whether the change is built on this version; it throws if not
     * @return empty when there is no such master in the business
     */
    public Optional<Master> perform(
            BusinessId business, StaffId id, SalonId salon, List<Performed> performs, StaffId by, IntConsumer seen) {
        return Transactions.repeated(db, tx -> {
            tx.select(MASTER.STAFF_ID)
                    .from(MASTER)
                    .where(MASTER.STAFF_ID.eq(id.value()))
                    .forUpdate()
                    .fetch();
            var before = read(tx, STAFF.ID.eq(id.value()).and(STAFF.BUSINESS_ID.eq(business.value())));
            if (before.isEmpty()) {
                return Optional.empty();
            }
            seen.accept(before.getFirst().version());
            replace(tx, id, salon, performs);
            tx.update(MASTER)
                    .set(MASTER.VERSION, MASTER.VERSION.plus(1))
                    .where(MASTER.STAFF_ID.eq(id.value()))
                    .execute();
            audit.record(
                    tx,
                    by,
                    new Act(
                            "master.services",
                            "staff",
                            id.value(),
                            salon,
                            "done",
                            Map.of(
                                    "services",
                                    performs.stream()
                                            .map(p -> p.service().value())
                                            .toList())));
            return read(tx, STAFF.ID.eq(id.value())).stream().findFirst();
        });
    }

    private static void replace(DSLContext tx, StaffId id, SalonId salon, List<Performed> performs) {
        tx.deleteFrom(MASTER_SERVICE)
                .where(MASTER_SERVICE.STAFF_ID.eq(id.value()), MASTER_SERVICE.SALON_ID.eq(salon.value()))
                .execute();
        if (performs.isEmpty()) {
            return;
        }
        var insert = tx.insertInto(
                MASTER_SERVICE,
                MASTER_SERVICE.SALON_ID,
                MASTER_SERVICE.STAFF_ID,
                MASTER_SERVICE.SERVICE_ID,
                MASTER_SERVICE.PRICE,
                MASTER_SERVICE.DURATION);
        for (var one : performs) {
            insert = insert.values(
                    salon.value(),
                    id.value(),
                    one.service().value(),
                    one.price().map(Money::minor).orElse(null),
                    one.minutes().orElse(null));
        }
        insert.execute();
    }

    private static List<Master> read(DSLContext context, Condition which) {
        var rows = context.select(
                        STAFF.ID,
                        STAFF.BUSINESS_ID,
                        STAFF.NAME,
                        STAFF.SUSPENDED_AT,
                        STAFF.DELETED_AT,
                        MASTER.ABOUT_RU,
                        MASTER.ABOUT_UZ,
                        MASTER.ABOUT_EN,
                        MASTER.PHOTO_ID,
                        MASTER.LISTED,
                        MASTER.VERSION,
                        RESOURCE.SEATS)
                .from(MASTER)
                .join(STAFF)
                .on(STAFF.ID.eq(MASTER.STAFF_ID))
                .join(RESOURCE)
                .on(RESOURCE.STAFF_ID.eq(MASTER.STAFF_ID))
                .where(which)
                .orderBy(STAFF.NAME, STAFF.ID)
                .limit(MOST_LISTED)
                .fetch();
        var performs = new HashMap<Long, List<Performed>>();
        if (!rows.isEmpty()) {
            context.select(
                            MASTER_SERVICE.STAFF_ID,
                            MASTER_SERVICE.SALON_ID,
                            MASTER_SERVICE.SERVICE_ID,
                            MASTER_SERVICE.PRICE,
                            MASTER_SERVICE.DURATION,
                            SERVICE.CURRENCY)
                    .from(MASTER_SERVICE)
                    .join(SERVICE)
                    .on(SERVICE.ID.eq(MASTER_SERVICE.SERVICE_ID), SERVICE.DELETED_AT.isNull())
                    .where(MASTER_SERVICE.STAFF_ID.in(rows.getValues(STAFF.ID)))
                    .orderBy(MASTER_SERVICE.SALON_ID, MASTER_SERVICE.SERVICE_ID)
                    .forEach(row -> performs.computeIfAbsent(row.value1(), id -> new ArrayList<>())
                            .add(new Performed(
                                    new SalonId(row.value2()),
                                    new ServiceId(row.value3()),
                                    Optional.ofNullable(row.value4()).map(price -> Money.of(price, row.value6())),
                                    Optional.ofNullable(row.value5()))));
        }
        return rows.map(row -> master(row, performs.getOrDefault(row.get(STAFF.ID), List.of())));
    }

    private static Master master(Record row, List<Performed> performs) {
        var about = new EnumMap<Language, String>(Language.class);
        putIfThere(about, Language.RU, row.get(MASTER.ABOUT_RU));
        putIfThere(about, Language.UZ, row.get(MASTER.ABOUT_UZ));
        putIfThere(about, Language.EN, row.get(MASTER.ABOUT_EN));
        return new Master(
                new StaffId(row.get(STAFF.ID)),
                new BusinessId(row.get(STAFF.BUSINESS_ID)),
                row.get(STAFF.NAME),
                about,
                Optional.ofNullable(row.get(MASTER.PHOTO_ID)).map(MediaFileId::new),
                row.get(MASTER.LISTED),
                row.get(RESOURCE.SEATS),
                performs,
                row.get(STAFF.SUSPENDED_AT) == null && row.get(STAFF.DELETED_AT) == null,
                row.get(MASTER.VERSION));
    }

    private static void putIfThere(Map<Language, String> words, Language language, String value) {
        if (value != null) {
            words.put(language, value);
        }
    }
}
