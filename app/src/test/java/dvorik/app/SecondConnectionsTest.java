package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.db.Database;
import dvorik.core.db.FreshValue;
import dvorik.core.db.UnitOfWork;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guard that every town is closed with, see {@link Town#close()}: it must see what it is for, and nothing else. */
class SecondConnectionsTest {
    private Database database;

    @BeforeEach
    void connect() {
        database = Database.connect(Town.shared().settings().database().orElseThrow(), 4);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void who_reads_past_the_transaction_is_named() {
        database.dsl().transaction(trx -> database.dsl().selectOne().fetch());
        assertEquals(1, database.secondConnections().size());
        var place = database.secondConnections().iterator().next();
        assertTrue(place.startsWith("app.SecondConnectionsTest."), place);
    }

    @Test
    void who_may_read_past_it_later_is_named_before() {
        var fresh = new FreshValue<>(Duration.ofHours(1), db -> db.selectOne().fetch());
        fresh.get(database.dsl());
        database.dsl().transaction(trx -> fresh.get(trx.dsl()));
        assertEquals(Set.of(), database.secondConnections());
        database.dsl().transaction(trx -> fresh.get(database.dsl()));
        assertEquals(1, database.secondConnections().size());
    }

    @Test
    void one_after_the_other_and_units_of_work_are_as_they_should_be() {
        var dsl = database.dsl();
        dsl.selectOne().fetch();
        dsl.transaction(trx -> trx.dsl().selectOne().fetch());
        dsl.transaction(trx -> trx.dsl().selectOne().fetch());
        UnitOfWork.run(dsl, () -> {
            dsl.transaction(trx -> trx.dsl().selectOne().fetch());
            return dsl.selectOne().fetch();
        });
        dsl.selectOne().fetch();
        assertEquals(Set.of(), database.secondConnections());
    }
}
