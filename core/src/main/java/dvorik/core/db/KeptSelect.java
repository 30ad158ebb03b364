package dvorik.core.db;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/**
 * A query that jOOQ renders once: for what is asked at every update. Values are given in the order of the
 * {@link #value placeholders} in the text.
 *
 * @param <R> its rows
 */
public final class KeptSelect<R extends Record> {
    private final KeptText text;
    private final Field<?>[] fields;

    private KeptSelect(Select<R> select) {
        this.text = new KeptText(select);
        this.fields = select.getSelect().toArray(Field[]::new);
    }

    /** @param select built by the methods of {@code DSL}, with placeholders where values change */
    public static <R extends Record> KeptSelect<R> of(Select<R> select) {
        return new KeptSelect<>(select);
    }

    /** Stands for a value of the kind that a column holds. */
    public static <T> Param<T> value(Field<T> like) {
        return KeptText.value(like);
    }

    /** Stands for a number of rows. */
    public static Param<Integer> count() {
        return KeptText.value(SQLDataType.INTEGER);
    }

    /** @param values as many as there are placeholders */
    @SuppressWarnings("unchecked")
    public Result<R> fetch(DSLContext db, Object... values) {
        // the rows have as many columns of the same types as the query that was rendered
        return (Result<R>) text.execute(db, values, statement -> {
            try (var rows = statement.executeQuery()) {
                return db.fetch(rows, fields);
            }
        });
    }

    /** @return the first row */
    public Optional<R> fetchOptional(DSLContext db, Object... values) {
        var rows = fetch(db, values);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }
}
