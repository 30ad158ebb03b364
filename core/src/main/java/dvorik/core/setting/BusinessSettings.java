package dvorik.core.setting;

import static dvorik.migrations.jooq.Tables.SETTING;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Fresh;
import dvorik.core.id.BusinessId;
import dvorik.core.id.StaffId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSON;

/** Reads and changes settings. Reading is cheap: a change by another process is seen within five seconds. */
public final class BusinessSettings {
    private final DSLContext db;
    private final AuditLog audit;
    private final Fresh<BusinessId, Map<Setting, Integer>> values =
            new Fresh<>(Duration.ofSeconds(5), BusinessSettings::read);

    public BusinessSettings(DSLContext db, AuditLog audit) {
        this.db = db;
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
     * Changes a setting and leaves an audit entry.
     *
     * @throws IllegalArgumentException outside of its range
     */
    public void set(BusinessId business, Setting setting, int value, StaffId by) {
        if (!setting.allows(value)) {
            throw new IllegalArgumentException(
                    setting.stored() + " is from " + setting.least() + " to " + setting.most() + ", not " + value);
        }
        db.transaction(trx -> {
            var tx = trx.dsl();
            tx.insertInto(SETTING)
                    .set(SETTING.BUSINESS_ID, business.value())
                    .set(SETTING.NAME, setting.stored())
                    .set(SETTING.VALUE, JSON.json(Integer.toString(value)))
                    .set(SETTING.UPDATED_BY, by.value())
                    .onDuplicateKeyUpdate()
                    .set(SETTING.VALUE, JSON.json(Integer.toString(value)))
                    .set(SETTING.UPDATED_BY, by.value())
                    .set(SETTING.VERSION, SETTING.VERSION.plus(1))
                    .execute();
            audit.record(
                    tx,
                    by,
                    new Act(
                            "setting.change",
                            "setting",
                            null,
                            null,
                            "done",
                            Map.of("name", setting.stored(), "value", value)));
        });
        values.forget(business);
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
