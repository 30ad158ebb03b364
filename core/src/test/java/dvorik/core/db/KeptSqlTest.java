package dvorik.core.db;

import static dvorik.migrations.jooq.Tables.AUDIT_ENTRY;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.MockConnection;
import org.jooq.tools.jdbc.MockResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept says the same as what jOOQ would render each time. */
class KeptSqlTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");

    /** @return text and values of each statement */
    private static List<String> said(SQLDialect dialect, Consumer<DSLContext> work) {
        var said = new ArrayList<String>();
        var db = DSL.using(
                new MockConnection(statement -> {
                    said.add(statement.sql() + " "
                            + Arrays.stream(statement.bindings())
                                    // a time is handed over as one kind or another
                                    .map(value -> String.valueOf(value)
                                            .replace('T', ' ')
                                            .replace("+00:00", ""))
                                    .toList());
                    return new MockResult[] {new MockResult(1)};
                }),
                dialect);
        work.accept(db);
        return said;
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void a_change_with_conditions(SQLDialect dialect) {
        var kept = KeptStatement.of(DSL.update(DISCOUNT)
                .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(1))
                .set(DISCOUNT.CODE, KeptStatement.value(DISCOUNT.CODE))
                .where(
                        DISCOUNT.STATUS.eq("active"),
                        DISCOUNT.VALID_UNTIL.gt(KeptStatement.value(DISCOUNT.VALID_UNTIL)),
                        DISCOUNT.CUSTOMER_ID.eq(KeptStatement.value(DISCOUNT.CUSTOMER_ID))));
        for (long customer : List.of(7L, 8L)) {
            assertEquals(
                    said(dialect, db -> db.update(DISCOUNT)
                            .set(DISCOUNT.VERSION, DISCOUNT.VERSION.plus(1))
                            .set(DISCOUNT.CODE, "AB?")
                            .where(
                                    DISCOUNT.STATUS.eq("active"),
                                    DISCOUNT.VALID_UNTIL.gt(NOW),
                                    DISCOUNT.CUSTOMER_ID.eq(customer))
                            .execute()),
                    said(dialect, db -> kept.execute(db, "AB?", NOW, customer)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void an_insert_of_json_and_of_nothing(SQLDialect dialect) {
        var json = JSON.valueOf("{\"a\": \"?\"}");
        var kept = KeptInsert.into(AUDIT_ENTRY, AUDIT_ENTRY.ACTOR_ID, AUDIT_ENTRY.DETAILS, AUDIT_ENTRY.ACTION);
        assertEquals(
                said(dialect, db -> db.insertInto(
                                AUDIT_ENTRY, AUDIT_ENTRY.ACTOR_ID, AUDIT_ENTRY.DETAILS, AUDIT_ENTRY.ACTION)
                        .values(null, json, "what?")
                        .execute()),
                said(dialect, db -> kept.execute(db, null, json, "what?")));
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void rows_that_are_there_are_left_out(SQLDialect dialect) {
        var kept = KeptInsert.unlessThere(DISCOUNT, DISCOUNT.CODE, DISCOUNT.WEEKDAYS);
        assertEquals(
                said(dialect, db -> db.insertInto(DISCOUNT, DISCOUNT.CODE, DISCOUNT.WEEKDAYS)
                        .values("A", org.jooq.types.UByte.valueOf(3))
                        .values("B", null)
                        .onDuplicateKeyIgnore()
                        .execute()),
                said(dialect, db -> kept.executeAll(db, List.of(new Object[] {"A", 3}, new Object[] {"B", null}))));
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void a_wrong_number_of_values_is_refused(SQLDialect dialect) {
        var kept = KeptStatement.of(DSL.deleteFrom(DISCOUNT).where(DISCOUNT.ID.eq(KeptStatement.value(DISCOUNT.ID))));
        assertThrows(IllegalArgumentException.class, () -> said(dialect, kept::execute));
        assertThrows(IllegalArgumentException.class, () -> said(dialect, db -> kept.execute(db, 1L, 2L)));
    }
}
