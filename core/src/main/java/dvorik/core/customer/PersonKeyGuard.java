package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.INSTALLATION;

import dvorik.core.config.BadSettings;
import dvorik.core.id.PersonKeys;
import java.util.List;
import org.jooq.DSLContext;

/** Refuses to start with another PERSON_HASH_KEY than the one the grants of this database were made with. */
public final class PersonKeyGuard {
    private static final String NAME = "person-hash-key";

    private PersonKeyGuard() {}

    /** @throws BadSettings when the key differs: every customer could get the joining discount once more */
    public static void check(DSLContext db, PersonKeys keys) {
        db.insertInto(INSTALLATION)
                .set(INSTALLATION.NAME, NAME)
                .set(INSTALLATION.VALUE, keys.fingerprint())
                .onDuplicateKeyIgnore()
                .execute();
        var kept = db.select(INSTALLATION.VALUE)
                .from(INSTALLATION)
                .where(INSTALLATION.NAME.eq(NAME))
                .fetchSingle(INSTALLATION.VALUE);
        if (!kept.equals(keys.fingerprint())) {
            throw new BadSettings(List.of("PERSON_HASH_KEY is not the one that this database was made with: "
                    + "customers could get one-time discounts again. Set the old one"));
        }
    }
}
