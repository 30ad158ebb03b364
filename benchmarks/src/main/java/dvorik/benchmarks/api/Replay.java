package dvorik.benchmarks.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The statements of a call again, on a connection of its own, prepared once. What differs from call to call is bound. */
final class Replay implements AutoCloseable {
    private static final Pattern LITERAL = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'|`[^`]*`|\\b\\d+\\b");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)\\}");
    private static final Pattern INSERT = Pattern.compile("(?is)^insert\\s+(?:ignore\\s+)?into\\s+`?(\\w+)`?.*");
    private static final Pattern CONTROL =
            Pattern.compile("(?is)^(commit|rollback|begin|start transaction|set |savepoint|release savepoint).*");
    private final Connection connection;
    private final List<Step> steps = new ArrayList<>();

    private record Step(String sql, PreparedStatement prepared, List<String> holes, String makes) {}

    /**
     * @param holes names by the value they had in the traced call, numbers and texts without quotes
     * @param made tables by the id that the traced call made there
     */
    Replay(Connection connection, List<String> statements, Map<String, String> holes, Map<String, String> made)
            throws SQLException {
        this.connection = connection;
        var names = new HashMap<>(holes);
        names.putAll(made);
        for (var sql : statements) {
            if (CONTROL.matcher(sql).matches()) {
                steps.add(new Step(sql, null, List.of(), null));
                continue;
            }
            var bound = new ArrayList<String>();
            var text = LITERAL.matcher(sql).replaceAll(found -> {
                var template = template(found.group(), names);
                if (template == null) {
                    return java.util.regex.Matcher.quoteReplacement(found.group());
                }
                bound.add(template);
                return "?";
            });
            var insert = INSERT.matcher(sql);
            var table = insert.matches() ? insert.group(1) : null;
            var prepared = connection.prepareStatement(
                    text,
                    table != null
                                    && made.containsValue(table)
                                    && !sql.toLowerCase().contains("returning")
                            ? PreparedStatement.RETURN_GENERATED_KEYS
                            : PreparedStatement.NO_GENERATED_KEYS);
            steps.add(new Step(text, prepared, bound, table != null && made.containsValue(table) ? table : null));
        }
    }

    /** @return a text with {names} in the place of what differs; null where nothing does */
    private static String template(String literal, Map<String, String> names) {
        if (literal.startsWith("`")) {
            return null;
        }
        var plain = literal.startsWith("'")
                ? literal.substring(1, literal.length() - 1).replace("''", "'").replaceAll("\\\\(.)", "$1")
                : literal;
        if (plain.matches("api:[0-9a-f]{64}")) {
            return "{unique}";
        }
        var template = WORD.matcher(plain)
                .replaceAll(word -> names.containsKey(word.group())
                        ? "{" + names.get(word.group()) + "}"
                        : java.util.regex.Matcher.quoteReplacement(word.group()));
        return template.equals(plain) ? null : template;
    }

    private static String filled(String template, Map<String, String> values) {
        if (template.indexOf('}') == template.length() - 1 && template.charAt(0) == '{') {
            return values.get(template.substring(1, template.length() - 1));
        }
        return HOLE.matcher(template)
                .replaceAll(hole -> java.util.regex.Matcher.quoteReplacement(
                        values.containsKey(hole.group(1)) ? values.get(hole.group(1)) : hole.group()));
    }

    /** @return the first column of each row of the first list that is given, where {@code lists} */
    List<String> run(Map<String, String> given) throws SQLException {
        var values = new HashMap<>(given);
        var first = new ArrayList<String>();
        for (var step : steps) {
            if (step.prepared() == null) {
                try (var statement = connection.createStatement()) {
                    statement.execute(step.sql());
                }
                continue;
            }
            run(step, values, first);
        }
        return first;
    }

    private void run(Step step, Map<String, String> values, List<String> first) throws SQLException {
        var prepared = step.prepared();
        int at = 1;
        for (var hole : step.holes()) {
            var value = filled(hole, values);
            if (value != null && value.length() < 19 && value.matches("\\d+")) {
                prepared.setLong(at++, Long.parseLong(value));
            } else {
                prepared.setString(at++, value);
            }
        }
        boolean rows = prepared.execute();
        if (rows) {
            try (var result = prepared.getResultSet()) {
                int columns = result.getMetaData().getColumnCount();
                boolean keep = columns > 10 && first.isEmpty();
                while (result.next()) {
                    for (int i = 1; i <= columns; i++) {
                        var value = result.getObject(i);
                        if (i == 1 && keep) {
                            first.add(String.valueOf(value));
                            values.put("item" + (first.size() - 1), String.valueOf(value));
                        }
                        if (i == 1 && step.makes() != null) {
                            values.put(step.makes(), String.valueOf(value));
                        }
                    }
                }
            }
        } else if (step.makes() != null) {
            try (var keys = prepared.getGeneratedKeys()) {
                if (keys.next()) {
                    values.put(step.makes(), keys.getString(1));
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
