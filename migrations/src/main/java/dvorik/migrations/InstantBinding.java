package dvorik.migrations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;

/**
 * DATETIME(6) in UTC as {@link Instant}, whatever the time zone of the JVM is. jOOQ's own way goes through {@link
 * java.sql.Timestamp}, which the driver shifts by that zone.
 */
public final class InstantBinding extends AbstractBinding<LocalDateTime, Instant> {
    private static final long serialVersionUID = 1L;
    private static final InstantConverter CONVERTER = new InstantConverter();

    @Override
    public Converter<LocalDateTime, Instant> converter() {
        return CONVERTER;
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        var value = CONVERTER.to(context.value());
        if (value == null) {
            context.statement().setNull(context.index(), Types.TIMESTAMP);
        } else {
            context.statement().setObject(context.index(), value);
        }
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        ResultSet rows = context.resultSet();
        context.value(CONVERTER.from(rows.getObject(context.index(), LocalDateTime.class)));
    }
}
