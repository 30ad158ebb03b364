package dvorik.core.db;

import static dvorik.migrations.jooq.Tables.AUDIT_ENTRY;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept says the same as what jOOQ would render each time. */
class KeptSqlTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");

    private static void assertSame(Query expected, Query kept) {
        assertEquals(expected.getSQL(), kept.getSQL());
        // a limit is an int here and a long there
        assertEquals(expected.getBindValues().toString(), kept.getBindValues().toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void a_query_with_conditions_and_a_limit(SQLDialect dialect) {
        var db = DSL.using(dialect);
        var kept = KeptSelect.of(DSL.select(DISCOUNT.ID, DISCOUNT.CODE)
                .from(DISCOUNT)
                .where(
                        DISCOUNT.STATUS.eq("active"),
                        DISCOUNT.VALID_UNTIL.gt(KeptSelect.value(DISCOUNT.VALID_UNTIL)),
                        DISCOUNT.CUSTOMER_ID.eq(KeptSelect.value(DISCOUNT.CUSTOMER_ID)))
                .limit(KeptSelect.count()));
        for (long customer : List.of(7L, 8L)) {
            assertSame(
                    db.select(DISCOUNT.ID, DISCOUNT.CODE)
                            .from(DISCOUNT)
                            .where(
                                    DISCOUNT.STATUS.eq("active"),
                                    DISCOUNT.VALID_UNTIL.gt(NOW),
                                    DISCOUNT.CUSTOMER_ID.eq(customer))
                            .limit(5),
                    kept.on(db, NOW, customer, 5));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void an_insert_of_json_and_of_nothing(SQLDialect dialect) {
        var db = DSL.using(dialect);
        var columns = List.of(AUDIT_ENTRY.ACTOR_ID, AUDIT_ENTRY.DETAILS, AUDIT_ENTRY.ACTION);
        var json = JSON.valueOf("{\"a\": \"?\"}");
        assertSame(
                db.insertInto(AUDIT_ENTRY, columns).values(null, json, "what?"),
                inserted(db, new Object[] {null, json, "what?"}));
    }

    private static Query inserted(DSLContext db, Object... values) {
        var text = new KeptText(
                DSL.insertInto(AUDIT_ENTRY, List.of(AUDIT_ENTRY.ACTOR_ID, AUDIT_ENTRY.DETAILS, AUDIT_ENTRY.ACTION))
                        .values(
                                KeptText.value(AUDIT_ENTRY.ACTOR_ID),
                                KeptText.value(AUDIT_ENTRY.DETAILS),
                                KeptText.value(AUDIT_ENTRY.ACTION)));
        return db.query("{0}", text.with(db, values));
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void a_wrong_number_of_values_is_refused(SQLDialect dialect) {
        var db = DSL.using(dialect);
        var kept = KeptSelect.of(
                DSL.select(DISCOUNT.ID).from(DISCOUNT).where(DISCOUNT.ID.eq(KeptSelect.value(DISCOUNT.ID))));
        assertThrows(IllegalArgumentException.class, () -> kept.on(db));
        assertThrows(IllegalArgumentException.class, () -> kept.on(db, 1L, 2L));
    }
}
