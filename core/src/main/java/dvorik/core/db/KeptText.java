package dvorik.core.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Converter;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jooq.types.UNumber;

/**
 * The text of a statement, rendered by jOOQ at its first use, and the kinds of its values; executed by JDBC on the
 * connection of the context. Rendering costs more than everything else that jOOQ does for a short statement.
 */
final class KeptText {
    private static final String PLACEHOLDER = "value";
    private final Query template;
    private volatile Rendered rendered;

    KeptText(Query template) {
        this.template = template;
    }

    static <T> Param<T> value(Field<T> like) {
        return value(like.getDataType());
    }

    static <T> Param<T> value(DataType<T> type) {
        return DSL.param(PLACEHOLDER, type);
    }

    /** What is done with the statement once its values are set. */
    interface Execution<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private record Rendered(SQLDialect dialect, String sql, List<Param<?>> params, int placeholders) {}

    /**
     * @throws IllegalArgumentException when there are more or fewer values than placeholders
     * @throws DataAccessException as jOOQ would throw it
     */
    <T> T execute(DSLContext db, Object[] values, Execution<T> execution) {
        var text = rendered(db);
        if (values.length != text.placeholders()) {
            throw new IllegalArgumentException(values.length + " values for " + text.placeholders() + " placeholders");
        }
        var connections = db.configuration().connectionProvider();
        var connection = connections.acquire();
        try (var statement = connection.prepareStatement(text.sql())) {
            bind(statement, text.params(), values);
            return execution.run(statement);
        } catch (SQLException e) {
            throw translated(text.sql(), e);
        } finally {
            connections.release(connection);
        }
    }

    private Rendered rendered(DSLContext db) {
        var text = rendered;
        if (text == null || text.dialect() != db.dialect()) {
            text = render(db);
            rendered = text;
        }
        return text;
    }

    private Rendered render(DSLContext db) {
        var params = new ArrayList<Param<?>>();
        var listening = db.configuration().derive(VisitListener.onVisitStart((VisitContext visit) -> {
            if (visit.queryPart() instanceof Param<?> param && !param.isInline()) {
                params.add(param);
            }
        }));
        var sql = DSL.using(listening).render(template);
        int placeholders = (int) params.stream().filter(KeptText::isPlaceholder).count();
        return new Rendered(db.dialect(), sql, List.copyOf(params), placeholders);
    }

    private static boolean isPlaceholder(Param<?> param) {
        return PLACEHOLDER.equals(param.getParamName());
    }

    private static void bind(PreparedStatement statement, List<Param<?>> params, Object[] values) throws SQLException {
        int next = 0;
        for (int i = 0; i < params.size(); i++) {
            var param = params.get(i);
            set(
                    statement,
                    i + 1,
                    stored(param.getDataType(), isPlaceholder(param) ? values[next++] : param.getValue()));
        }
    }

    private static <T> Object stored(DataType<T> type, Object value) {
        @SuppressWarnings("unchecked")
        var converter = (Converter<Object, T>) type.getConverter();
        return converter.to(type.getType().isInstance(value) ? type.getType().cast(value) : type.convert(value));
    }

    private static void set(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean flag -> statement.setBoolean(index, flag);
            case LocalDateTime time -> statement.setObject(index, time);
            case LocalDate day -> statement.setObject(index, day);
            case UNumber number -> statement.setLong(index, number.longValue());
            case JSON json -> statement.setString(index, json.data());
            default -> throw new IllegalArgumentException("no way to store " + value.getClass());
        }
    }

    private static DataAccessException translated(String sql, SQLException e) {
        var message = "SQL [" + sql + "]; " + e.getMessage();
        var state = e.getSQLState();
        return state != null && state.startsWith("23")
                ? new IntegrityConstraintViolationException(message, e)
                : new DataAccessException(message, e);
    }
}
