package dvorik.core.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertReturningStep;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** An INSERT that jOOQ renders once; see {@link KeptSelect}. Values are given in the order of the columns. */
public final class KeptInsert {
    /** Texts are kept of inserts of so many rows at once; larger ones are seldom. */
    private static final int MOST_ROWS_KEPT = 4;

    private final Table<?> table;
    private final List<Field<?>> columns;
    private final boolean unlessThere;
    private final List<KeptText> texts;

    private KeptInsert(Table<?> table, List<Field<?>> columns, boolean unlessThere) {
        this.table = table;
        this.columns = columns;
        this.unlessThere = unlessThere;
        this.texts = Stream.iterate(1, rows -> rows + 1)
                .limit(MOST_ROWS_KEPT)
                .map(this::text)
                .toList();
    }

    public static KeptInsert into(Table<?> table, Field<?>... columns) {
        return new KeptInsert(table, List.of(columns), false);
    }

    /** One that leaves out rows for which a unique key is taken. */
    public static KeptInsert unlessThere(Table<?> table, Field<?>... columns) {
        return new KeptInsert(table, List.of(columns), true);
    }

    /** @return rows added */
    public int execute(DSLContext db, Object... values) {
        return insert(db, 1, values);
    }

    /**
     * Adds rows by one statement.
     *
     * @return rows added
     */
    public int executeAll(DSLContext db, List<Object[]> rows) {
        return rows.isEmpty()
                ? 0
                : insert(db, rows.size(), rows.stream().flatMap(Arrays::stream).toArray());
    }

    /** One that tells the number which the database gave the row. */
    public Returning returning(Field<Long> key) {
        return new Returning(key);
    }

    /** Adds a row and tells its number. */
    public final class Returning {
        private final Field<Long> key;
        private final KeptText text;

        private Returning(Field<Long> key) {
            this.key = key;
            this.text = new KeptText(template(1).returningResult(key));
        }

        public long execute(DSLContext db, Object... values) {
            if (db.dialect() == SQLDialect.MARIADB) {
                return text.execute(db, values, Returning::number);
            }
            // MySQL has no RETURNING; jOOQ asks the driver
            return db.insertInto(table, columns)
                    .values(values)
                    .returningResult(key)
                    .fetchSingle()
                    .value1();
        }

        private static long number(PreparedStatement statement) throws SQLException {
            // Connector/J refuses executeQuery for an insert
            statement.execute();
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private int insert(DSLContext db, int rows, Object... values) {
        var text = rows <= MOST_ROWS_KEPT ? texts.get(rows - 1) : text(rows);
        return text.execute(db, values, PreparedStatement::executeUpdate);
    }

    private KeptText text(int rows) {
        var template = template(rows);
        return new KeptText(unlessThere ? ((InsertReturningStep<?>) template.onDuplicateKeyIgnore()) : template);
    }

    private InsertValuesStepN<? extends Record> template(int rows) {
        var template = DSL.insertInto(table, columns);
        for (int i = 0; i < rows; i++) {
            template = template.values(columns.stream().map(KeptText::value).toList());
        }
        return template;
    }
}
