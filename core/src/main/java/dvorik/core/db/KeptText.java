package dvorik.core.db;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Context;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * The text of a statement, rendered at its first use, and where its values belong. Rendering costs more than everything
 * else that jOOQ does for a short statement.
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

    /** @param pieces of the text around the parameters, one more than those */
    private record Rendered(SQLDialect dialect, List<String> pieces, List<Param<?>> params, int placeholders) {}

    /** @throws IllegalArgumentException when there are more or fewer values than placeholders */
    QueryPart with(DSLContext db, Object... values) {
        var text = rendered;
        if (text == null || text.dialect() != db.dialect()) {
            text = render(db);
            rendered = text;
        }
        if (values.length != text.placeholders()) {
            throw new IllegalArgumentException(values.length + " values for " + text.placeholders() + " placeholders");
        }
        return new Filled(text, values);
    }

    private Rendered render(DSLContext db) {
        var params = new ArrayList<Param<?>>();
        var listening = db.configuration().derive(VisitListener.onVisitStart((VisitContext visit) -> {
            if (visit.queryPart() instanceof Param<?> param && !param.isInline()) {
                params.add(param);
            }
        }));
        var sql = DSL.using(listening).render(template);
        var pieces = new ArrayList<String>();
        int end = 0;
        for (var param : params) {
            // mostly a question mark; of JSON a function of one
            var mark = db.render(param);
            int start = sql.indexOf(mark, end);
            if (start < 0) {
                throw new IllegalStateException("no place for " + mark + " in: " + sql);
            }
            pieces.add(sql.substring(end, start));
            end = start + mark.length();
        }
        pieces.add(sql.substring(end));
        int placeholders = (int) params.stream().filter(KeptText::isPlaceholder).count();
        return new Rendered(db.dialect(), List.copyOf(pieces), List.copyOf(params), placeholders);
    }

    private static boolean isPlaceholder(Param<?> param) {
        return PLACEHOLDER.equals(param.getParamName());
    }

    /** The pieces with the values between them. */
    private static final class Filled extends CustomQueryPart {
        private final transient Rendered text;
        private final transient Object[] values;

        Filled(Rendered text, Object[] values) {
            this.text = text;
            this.values = values;
        }

        @Override
        public void accept(Context<?> context) {
            var pieces = text.pieces();
            context.sql(pieces.getFirst());
            int next = 0;
            for (int i = 0; i < text.params().size(); i++) {
                var param = text.params().get(i);
                context.visit(isPlaceholder(param) ? bound(values[next++], param.getDataType()) : param);
                context.sql(pieces.get(i + 1));
            }
        }

        private static <T> Param<T> bound(Object value, DataType<T> type) {
            return DSL.val(value, type);
        }
    }
}
