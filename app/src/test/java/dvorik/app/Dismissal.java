package dvorik.app;

import static dvorik.migrations.jooq.Tables.STAFF;
import static dvorik.migrations.jooq.Tables.STAFF_ROLE;

import java.time.Instant;
import org.jooq.impl.DSL;

/** How people stop working here, straight in the database: what the bot does of it is TeamScenarioTest. */
final class Dismissal {
    private Dismissal() {}

    static void removeRoles(Town town, Phone person) {
        town.db()
                .update(STAFF_ROLE)
                .set(STAFF_ROLE.REMOVED_AT, Instant.now())
                .where(STAFF_ROLE.STAFF_ID.in(
                        DSL.select(STAFF.ID).from(STAFF).where(STAFF.LIVING_TELEGRAM_ID.eq(person.telegramId()))))
                .execute();
    }

    static void suspend(Town town, Phone person) {
        town.db()
                .update(STAFF)
                .set(STAFF.SUSPENDED_AT, Instant.now())
                .where(STAFF.TELEGRAM_ID.eq(person.telegramId()))
                .execute();
    }
}
