package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;

/** What must stand in the database when a number of people joined and redeemed, each once. */
final class Ledger {
    private Ledger() {}

    static void assertAllOnce(DSLContext db, int people) {
        assertEquals(people, count(db, "select count(*) from customer where joined_at is not null"));
        assertEquals(people, count(db, "select count(*) from discount"));
        assertEquals(people, count(db, "select count(distinct customer_id) from discount"));
        assertEquals(people, count(db, "select count(*) from redemption where active = 1"));
        assertEquals(people, count(db, "select count(*) from sale"));
        assertEquals(people, count(db, "select count(*) from discount where status = 'used' and uses_made = 1"));
        assertEquals(
                people,
                count(db, "select count(*) from notification where kind = 'discount_redeemed' and status = 'sent'"));
    }

    /** A message that was sent by a worker that died before it could note that goes once more when the lease runs out. */
    static void awaitDelivered(DSLContext db, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (count(
                        db,
                        "select count(*) from notification where status in ('pending', 'leased')"
                                // the owner hears of what was given up a while later
                                + " and kind <> 'dead_letters'")
                > 0) {
            assertTrue(System.nanoTime() < deadline, "messages are still owed");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static int count(DSLContext db, String sql) {
        return db.fetchSingle(sql).get(0, Integer.class);
    }
}
