package dvorik.benchmarks.broadcast;

import java.util.List;
import org.jooq.DSLContext;

/** Customers who can be written to at any hour, as plain rows. */
final class Audience {
    static final long FIRST_CHAT = 2_000_000_000L;
    private static final int PART = 50_000;

    private Audience() {}

    /** Fills up to so many; those there are stay. */
    static void fill(DSLContext db, int customers) {
        int there = db.fetchSingle("select count(*) from customer").get(0, Integer.class);
        for (int from = there; from < customers; from += PART) {
            int until = Math.min(customers, from + PART);
            for (var sql : List.of(
                    "insert into customer (id, first_name, language, terms_version, privacy_version, joined_at, quiet_from,"
                            + " quiet_until) select i, 'Anna', 'ru', 'x', 'x', '2026-01-01', 0, 0 from numbers"
                            + " where i > %1$d and i <= %2$d",
                    "insert into customer_identity (customer_id, kind, value, verified_at) select i, 'telegram', %3$d + i,"
                            + " '2026-01-01' from numbers where i > %1$d and i <= %2$d")) {
                db.execute(sql.formatted(from, until, FIRST_CHAT));
            }
        }
    }

    /** A table of the numbers from 1 to a million, made once. */
    static void numbers(DSLContext db) {
        db.execute("create table numbers (i int primary key)");
        db.execute("insert into numbers values (1)");
        for (int there = 1; there < 1 << 20; there *= 2) {
            db.execute("insert into numbers select i + " + there + " from numbers");
        }
    }

    /** How long the same rows take into the same table by a bare statement. */
    static double bareInsertSeconds(DSLContext db) {
        db.execute("create table bare_recipient like broadcast_recipient");
        long began = System.nanoTime();
        db.execute("insert into bare_recipient (broadcast_id, customer_id, status, due_at, variant)"
                + " select 1, id, 'planned', '2026-01-01', 'A' from customer where deleted_at is null");
        double seconds = (System.nanoTime() - began) / 1e9;
        db.execute("drop table bare_recipient");
        return seconds;
    }

    static int in(DSLContext db, long broadcast, String status) {
        return db.fetchSingle(
                        "select count(*) from broadcast_recipient where broadcast_id = ? and status = ?",
                        broadcast,
                        status)
                .get(0, Integer.class);
    }
}
