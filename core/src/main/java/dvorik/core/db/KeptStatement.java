package dvorik.core.db;

import java.sql.PreparedStatement;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.RowCountQuery;

/** An INSERT, UPDATE or DELETE that jOOQ renders once; see {@link KeptSelect}. */
public final class KeptStatement {
    private final KeptText text;

    private KeptStatement(Query statement) {
        this.text = new KeptText(statement);
    }

    /** @param statement built by the methods of {@code DSL}, with placeholders where values change */
    public static KeptStatement of(RowCountQuery statement) {
        return new KeptStatement(statement);
    }

    /** Stands for a value of the kind that a column holds. */
    public static <T> Param<T> value(Field<T> like) {
        return KeptText.value(like);
    }

    /**
     * @param values as many as there are placeholders
     * @return rows changed
     */
    public int execute(DSLContext db, Object... values) {
        return text.execute(db, values, PreparedStatement::executeUpdate);
    }
}
