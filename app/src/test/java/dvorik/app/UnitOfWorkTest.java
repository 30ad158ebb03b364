package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dvorik.core.db.Transactions;
import dvorik.core.db.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

class UnitOfWorkTest {
    private static final Town town = Town.shared();
    private final DSLContext db = town.db();
    private final String name = "unit:" + UUID.randomUUID();

    @Test
    void everything_stays_or_nothing_does() {
        UnitOfWork.run(db, () -> {
            add("a");
            db.transaction(
                    trx -> trx.dsl().execute("insert into installation (name, value) values (?, 'x')", name + "b"));
            return null;
        });
        assertEquals(2, count());
        assertThrows(
                IllegalStateException.class,
                () -> UnitOfWork.run(db, () -> {
                    add("c");
                    throw new IllegalStateException("refused");
                }));
        assertEquals(2, count());
    }

    @Test
    void what_fails_inside_and_is_caught_takes_only_itself_back() {
        UnitOfWork.run(db, () -> {
            add("a");
            assertThrows(
                    IllegalStateException.class,
                    () -> db.transaction(trx -> {
                        trx.dsl().execute("insert into installation (name, value) values (?, 'x')", name + "b");
                        throw new IllegalStateException("inner");
                    }));
            add("c");
            return null;
        });
        assertEquals(2, count());
    }

    @Test
    void others_see_it_only_afterwards_and_actions_wait_for_that() {
        var seen = new ArrayList<Integer>();
        UnitOfWork.run(db, () -> {
            add("a");
            UnitOfWork.whenCommitted(() -> seen.add(count()));
            seen.add(-1);
            return null;
        });
        assertEquals(List.of(-1, 1), seen);
        assertThrows(
                IllegalStateException.class,
                () -> UnitOfWork.run(db, () -> {
                    UnitOfWork.whenCommitted(() -> seen.add(-2));
                    throw new IllegalStateException("refused");
                }));
        assertEquals(List.of(-1, 1), seen);
    }

    @Test
    void units_do_not_nest() {
        assertThrows(IllegalStateException.class, () -> UnitOfWork.run(db, () -> UnitOfWork.run(db, () -> null)));
    }

    @Test
    void after_a_deadlock_the_whole_is_run_again() throws Exception {
        add("a");
        add("b");
        var first = new CountDownLatch(2);
        var runs = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> crossing(first, runs, "a", "b"));
            var other = threads.submit(() -> crossing(first, runs, "b", "a"));
            one.get();
            other.get();
        }
        assertEquals(3, runs.get());
        assertEquals(
                2,
                db.fetchSingle("select count(*) from installation where name like ? and value = 'xbb'", name + "%")
                        .get(0, Integer.class));
    }

    private Void crossing(CountDownLatch first, AtomicInteger runs, String from, String to) {
        return UnitOfWork.run(db, () -> {
            runs.incrementAndGet();
            change(from);
            first.countDown();
            await(first);
            // as a service would: on its own it must not go on outside of the lost transaction
            Transactions.repeated(
                    db,
                    tx -> tx.execute("update installation set value = concat(value, 'b') where name = ?", name + to));
            return null;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void change(String key) {
        db.execute("update installation set value = concat(value, 'b') where name = ?", name + key);
    }

    private void add(String key) {
        db.execute("insert into installation (name, value) values (?, 'x')", name + key);
    }

    private int count() {
        return db.fetchSingle("select count(*) from installation where name like ?", name + "%")
                .get(0, Integer.class);
    }
}
