package dvorik.core.staff;

import static dvorik.migrations.jooq.Tables.STAFF;
import static dvorik.migrations.jooq.Tables.STAFF_ROLE;

import dvorik.core.db.KeptSelect;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record8;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** SQL of {@code staff} and {@code staff_role}; each method is one statement, but for those that say otherwise. */
final class StaffRepository {

    private static final KeptSelect<Record8<Long, Long, String, String, String, Long, Long, Long>> FIND_BY_TELEGRAM =
            KeptSelect.of(active(STAFF.LIVING_TELEGRAM_ID.eq(KeptSelect.value(STAFF.LIVING_TELEGRAM_ID))));
    private static final KeptSelect<Record8<Long, Long, String, String, String, Long, Long, Long>> FIND =
            KeptSelect.of(active(STAFF.ID.eq(KeptSelect.value(STAFF.ID)).and(STAFF.DELETED_AT.isNull())));

    /** @return the living, not suspended person with all living grants, in one statement */
    Optional<StaffMember> findActive(DSLContext db, long telegramId) {
        return member(FIND_BY_TELEGRAM.fetch(db, telegramId));
    }

    Optional<StaffMember> findActive(DSLContext db, StaffId id) {
        return member(FIND.fetch(db, id.value()));
    }

    private static Select<Record8<Long, Long, String, String, String, Long, Long, Long>> active(Condition who) {
        return DSL.select(
                        STAFF.ID,
                        STAFF.BUSINESS_ID,
                        STAFF.NAME,
                        STAFF.LANGUAGE,
                        STAFF_ROLE.ROLE,
                        STAFF_ROLE.SALON_ID,
                        STAFF_ROLE.ID,
                        STAFF.ACTING_ROLE_ID)
                .from(STAFF)
                .leftJoin(STAFF_ROLE)
                .on(STAFF_ROLE.STAFF_ID.eq(STAFF.ID), STAFF_ROLE.REMOVED_AT.isNull())
                .where(who, STAFF.SUSPENDED_AT.isNull())
                .orderBy(STAFF_ROLE.ID);
    }

    private static Optional<StaffMember> member(
            List<Record8<Long, Long, String, String, String, Long, Long, Long>> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var held = new ArrayList<StaffMember.Grant>();
        var acting = new ArrayList<StaffMember.Grant>();
        for (var row : rows) {
            if (row.value5() != null) {
                var grant = new StaffMember.Grant(
                        Role.of(row.value5()), row.value6() == null ? null : new SalonId(row.value6()));
                held.add(grant);
                if (row.value7().equals(row.value8())) {
                    acting.add(grant);
                }
            }
        }
        var first = rows.getFirst();
        return Optional.of(new StaffMember(
                new StaffId(first.value1()),
                new BusinessId(first.value2()),
                first.value3(),
                Language.of(first.value4()).orElseThrow(),
                acting.isEmpty() ? held : acting,
                held));
    }

    boolean isSuspended(DSLContext db, long telegramId) {
        return db.fetchExists(STAFF, STAFF.LIVING_TELEGRAM_ID.eq(telegramId).and(STAFF.SUSPENDED_AT.isNotNull()));
    }

    Optional<StaffService.Contact> findContact(DSLContext db, StaffId id) {
        return db.select(STAFF.LIVING_TELEGRAM_ID, STAFF.NAME, STAFF.LANGUAGE)
                .from(STAFF)
                .where(STAFF.ID.eq(id.value()), STAFF.LIVING_TELEGRAM_ID.isNotNull(), STAFF.SUSPENDED_AT.isNull())
                .fetchOptional(row -> new StaffService.Contact(
                        row.value1(), row.value2(), Language.of(row.value3()).orElseThrow()));
    }

    /** Two statements: adds the person unless a living one has this Telegram id, then reads the id. */
    StaffId insertOrFind(DSLContext tx, BusinessId business, long telegramId, String name, Language language) {
        tx.insertInto(STAFF)
                .set(STAFF.BUSINESS_ID, business.value())
                .set(STAFF.TELEGRAM_ID, telegramId)
                .set(STAFF.NAME, name)
                .set(STAFF.LANGUAGE, language.code())
                .onDuplicateKeyIgnore()
                .execute();
        return new StaffId(tx.select(STAFF.ID)
                .from(STAFF)
                .where(STAFF.LIVING_TELEGRAM_ID.eq(telegramId))
                .fetchSingle(STAFF.ID));
    }

    /** @return false when the person has this role there already */
    boolean grant(DSLContext tx, StaffId id, Role role, SalonId salon, StaffId by) {
        return tx.insertInto(STAFF_ROLE)
                        .set(STAFF_ROLE.STAFF_ID, id.value())
                        .set(STAFF_ROLE.ROLE, role.code())
                        .set(STAFF_ROLE.SALON_ID, salon == null ? null : salon.value())
                        .set(STAFF_ROLE.GRANTED_BY, by == null ? null : by.value())
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    void updateName(DSLContext db, StaffId id, String name) {
        db.update(STAFF).set(STAFF.NAME, name).where(STAFF.ID.eq(id.value())).execute();
    }

    void updateLanguage(DSLContext db, StaffId id, Language language) {
        db.update(STAFF)
                .set(STAFF.LANGUAGE, language.code())
                .where(STAFF.ID.eq(id.value()))
                .execute();
    }

    /** @param role null: all roles at once */
    void updateActing(DSLContext db, StaffId id, Long role) {
        db.update(STAFF)
                .set(STAFF.ACTING_ROLE_ID, role)
                .where(STAFF.ID.eq(id.value()))
                .execute();
    }
}
