package dvorik.core.staff;

import static dvorik.migrations.jooq.Tables.STAFF;
import static dvorik.migrations.jooq.Tables.STAFF_ROLE;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** SQL of {@code staff} and {@code staff_role} for those who lead; each method is one statement. */
final class TeamRepository {

    /** @return all of the business who hold a role, by name */
    List<Colleague> findAll(DSLContext db, BusinessId business) {
        return select(db, STAFF.BUSINESS_ID.eq(business.value()));
    }

    /** @return empty for the removed */
    Optional<Colleague> find(DSLContext db, StaffId id) {
        return select(db, STAFF.ID.eq(id.value())).stream().findFirst();
    }

    /** Locks both persons and all owners of the business, so that rights and the number of owners stay as they are. */
    void lock(DSLContext tx, BusinessId business, StaffId by, StaffId other) {
        tx.select(STAFF.ID)
                .from(STAFF)
                .where(
                        STAFF.BUSINESS_ID.eq(business.value()),
                        STAFF.DELETED_AT.isNull(),
                        STAFF.ID
                                .in(by.value(), other.value())
                                .or(STAFF.ID.in(tx.select(STAFF_ROLE.STAFF_ID)
                                        .from(STAFF_ROLE)
                                        .where(STAFF_ROLE.ROLE.eq(Role.OWNER.code()), STAFF_ROLE.REMOVED_AT.isNull()))))
                .orderBy(STAFF.ID)
                .forUpdate()
                .fetch();
    }

    /** @return true when somebody else owns the business and is not suspended */
    boolean hasOtherOwner(DSLContext db, BusinessId business, StaffId than) {
        return db.fetchExists(db.selectOne()
                .from(STAFF)
                .join(STAFF_ROLE)
                .on(STAFF_ROLE.STAFF_ID.eq(STAFF.ID), STAFF_ROLE.REMOVED_AT.isNull())
                .where(
                        STAFF.BUSINESS_ID.eq(business.value()),
                        STAFF.ID.ne(than.value()),
                        STAFF_ROLE.ROLE.eq(Role.OWNER.code()),
                        STAFF.DELETED_AT.isNull(),
                        STAFF.SUSPENDED_AT.isNull()));
    }

    /** @return owners and managers who are not suspended, a row for each role */
    List<TeamService.Leader> findLeaders(DSLContext db, BusinessId business) {
        return db.select(STAFF.ID, STAFF.LIVING_TELEGRAM_ID, STAFF_ROLE.SALON_ID)
                .from(STAFF)
                .join(STAFF_ROLE)
                .on(STAFF_ROLE.STAFF_ID.eq(STAFF.ID), STAFF_ROLE.REMOVED_AT.isNull())
                .where(
                        STAFF.BUSINESS_ID.eq(business.value()),
                        STAFF.LIVING_TELEGRAM_ID.isNotNull(),
                        STAFF.SUSPENDED_AT.isNull(),
                        STAFF_ROLE.ROLE.in(Role.OWNER.code(), Role.MANAGER.code()))
                .orderBy(STAFF_ROLE.ID)
                .fetch(row -> new TeamService.Leader(
                        new StaffId(row.value1()),
                        row.value2(),
                        row.value3() == null ? null : new SalonId(row.value3())));
    }

    /** @param at null: brought back. @return false when it was so already */
    boolean suspend(DSLContext tx, StaffId id, Instant at) {
        return tx.update(STAFF)
                        .set(STAFF.SUSPENDED_AT, at)
                        .set(STAFF.VERSION, STAFF.VERSION.plus(1))
                        .where(
                                STAFF.ID.eq(id.value()),
                                STAFF.DELETED_AT.isNull(),
                                at == null ? STAFF.SUSPENDED_AT.isNotNull() : STAFF.SUSPENDED_AT.isNull())
                        .execute()
                == 1;
    }

    /** @return false when it was removed before */
    boolean removeRole(DSLContext tx, long role, Instant at) {
        return tx.update(STAFF_ROLE)
                        .set(STAFF_ROLE.REMOVED_AT, at)
                        .where(STAFF_ROLE.ID.eq(role), STAFF_ROLE.REMOVED_AT.isNull())
                        .execute()
                == 1;
    }

    void removeAllRoles(DSLContext tx, StaffId id, Instant at) {
        tx.update(STAFF_ROLE)
                .set(STAFF_ROLE.REMOVED_AT, at)
                .where(STAFF_ROLE.STAFF_ID.eq(id.value()), STAFF_ROLE.REMOVED_AT.isNull())
                .execute();
    }

    void remove(DSLContext tx, StaffId id, Instant at) {
        tx.update(STAFF)
                .set(STAFF.DELETED_AT, at)
                .set(STAFF.VERSION, STAFF.VERSION.plus(1))
                .where(STAFF.ID.eq(id.value()), STAFF.DELETED_AT.isNull())
                .execute();
    }

    private static List<Colleague> select(DSLContext db, Condition who) {
        var people = new ArrayList<Colleague>();
        for (var row : db.select(
                        STAFF.ID,
                        STAFF.BUSINESS_ID,
                        STAFF.NAME,
                        STAFF.CREATED_AT,
                        STAFF.SUSPENDED_AT,
                        STAFF_ROLE.ID,
                        STAFF_ROLE.ROLE,
                        STAFF_ROLE.SALON_ID)
                .from(STAFF)
                .join(STAFF_ROLE)
                .on(STAFF_ROLE.STAFF_ID.eq(STAFF.ID), STAFF_ROLE.REMOVED_AT.isNull())
                .where(who, STAFF.DELETED_AT.isNull())
                .orderBy(STAFF.NAME, STAFF.ID, STAFF_ROLE.ID)
                .fetch()) {
            var id = new StaffId(row.value1());
            if (people.isEmpty() || !people.getLast().id().equals(id)) {
                people.add(new Colleague(
                        id,
                        new BusinessId(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5() != null,
                        new ArrayList<>()));
            }
            people.getLast()
                    .roles()
                    .add(new Colleague.HeldRole(
                            row.value6(),
                            Role.of(row.value7()),
                            row.value8() == null ? null : new SalonId(row.value8())));
        }
        return people;
    }
}
