package dvorik.core.setting;

import static dvorik.migrations.jooq.Tables.SETTING;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Fresh;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.StaffId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record5;

/** Reads and changes settings. Reading is cheap: a change by another process is seen within five seconds. */
public final class BusinessSettings {
    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final Fresh<BusinessId, Map<Setting, Integer>> values =
            new Fresh<>(Duration.ofSeconds(5), BusinessSettings::read);

    public BusinessSettings(DSLContext db, Clock clock, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    public int number(BusinessId business, Setting setting) {
        return number(db, business, setting);
    }

    /**
     * Like {@link #number(BusinessId, Setting)}, in a transaction: on its own connection, for many transactions that each
     * waited for a second one would wait for each other.
     */
    public int number(DSLContext tx, BusinessId business, Setting setting) {
        return values.get(tx, business).getOrDefault(setting, setting.standard());
    }

    public boolean isOn(BusinessId business, Setting flag) {
        return isOn(db, business, flag);
    }

    /** Like {@link #isOn(BusinessId, Setting)}, in a transaction. */
    public boolean isOn(DSLContext tx, BusinessId business, Setting flag) {
        return number(tx, business, flag) != 0;
    }

    /**
     * A setting as it is.
     *
     * @param version 0: never changed
     */
    public record Kept(Setting setting, int value, int version, Optional<Instant> changed, Optional<StaffId> by) {}

    /** @return all of them, in the order of the list; straight from the database */
    public List<Kept> list(BusinessId business) {
        var rows = db.select(SETTING.NAME, SETTING.VALUE, SETTING.VERSION, SETTING.UPDATED_AT, SETTING.UPDATED_BY)
                .from(SETTING)
                .where(SETTING.BUSINESS_ID.eq(business.value()))
                .fetchMap(SETTING.NAME, BusinessSettings::kept);
        return Arrays.stream(Setting.values())
                .map(setting -> rows.getOrDefault(
                        setting.stored(), new Kept(setting, setting.standard(), 0, Optional.empty(), Optional.empty())))
                .toList();
    }

    /** As {@link #set(BusinessId, Setting, int, StaffId, IntConsumer)}, whatever it was before. */
    public Kept set(BusinessId business, Setting setting, int value, StaffId by) {
        return set(business, setting, value, by, version -> {});
    }

    /**
     * Changes a setting and leaves an audit entry.
     *
     * @param seen is asked, before the change, whether it is built on this version; it throws if not
     * @throws IllegalArgumentException outside of its range
     */
    public Kept set(BusinessId business, Setting setting, int value, StaffId by, IntConsumer seen) {
        if (!setting.allows(value)) {
            throw new IllegalArgumentException(
                    setting.stored() + " is from " + setting.least() + " to " + setting.most() + ", not " + value);
        }
        var kept = Transactions.repeated(db, tx -> change(tx, business, setting, value, by, seen));
        values.forget(business);
        return kept;
    }

    private Kept change(DSLContext tx, BusinessId business, Setting setting, int value, StaffId by, IntConsumer seen) {
        var before = lock(tx, business, setting);
        seen.accept(before.map(Kept::version).orElse(0));
        var now = clock.instant();
        int version = before.map(Kept::version).orElse(0) + 1;
        if (before.isPresent()) {
            tx.update(SETTING)
                    .set(SETTING.VALUE, JSON.json(Integer.toString(value)))
                    .set(SETTING.UPDATED_BY, by.value())
                    .set(SETTING.UPDATED_AT, now)
                    .set(SETTING.VERSION, version)
                    .where(SETTING.BUSINESS_ID.eq(business.value()), SETTING.NAME.eq(setting.stored()))
                    .execute();
        } else {
            tx.insertInto(SETTING)
                    .set(SETTING.BUSINESS_ID, business.value())
                    .set(SETTING.NAME, setting.stored())
                    .set(SETTING.VALUE, JSON.json(Integer.toString(value)))
                    .set(SETTING.UPDATED_BY, by.value())
                    .set(SETTING.UPDATED_AT, now)
                    .set(SETTING.VERSION, version)
                    .execute();
        }
        audit.record(
                tx,
                by,
                new Act(
                        "setting.change",
                        "setting",
                        null,
                        null,
                        "done",
                        Map.of(
                                "name",
                                setting.stored(),
                                "before",
                                before.map(Kept::value).orElse(setting.standard()),
                                "value",
                                value)));
        return new Kept(setting, value, version, Optional.of(now), Optional.of(by));
    }

    private static Optional<Kept> lock(DSLContext tx, BusinessId business, Setting setting) {
        return tx.select(SETTING.NAME, SETTING.VALUE, SETTING.VERSION, SETTING.UPDATED_AT, SETTING.UPDATED_BY)
                .from(SETTING)
                .where(SETTING.BUSINESS_ID.eq(business.value()), SETTING.NAME.eq(setting.stored()))
                .forUpdate()
                .fetchOptional(BusinessSettings::kept);
    }

    private static Kept kept(Record5<String, JSON, Integer, Instant, Long> row) {
        return new Kept(
                Setting.named(row.value1()).orElse(null),
                Integer.parseInt(row.value2().data()),
                row.value3(),
                Optional.of(row.value4()),
                Optional.ofNullable(row.value5()).map(StaffId::new));
    }

    private static Map<Setting, Integer> read(DSLContext context, BusinessId business) {
        var kept = new EnumMap<Setting, Integer>(Setting.class);
        context.select(SETTING.NAME, SETTING.VALUE)
                .from(SETTING)
                .where(SETTING.BUSINESS_ID.eq(business.value()))
                .forEach(row -> Setting.named(row.value1())
                        .ifPresent(setting ->
                                kept.put(setting, Integer.parseInt(row.value2().data()))));
        return kept;
    }
}
