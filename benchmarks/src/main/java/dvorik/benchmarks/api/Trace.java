package dvorik.benchmarks.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What the server is asked during one call, from its general log, with the values that were bound. What it is asked while
 * nobody calls is the application's own business and left out.
 */
final class Trace implements AutoCloseable {
    private static final Pattern OF_TRIGGER = Pattern.compile("\\b(NEW|OLD)\\.");
    private static final int IDLE_SECONDS = 7;
    private static final int TRIES = 3;
    private static final int SETTLE_MILLIS = 150;
    private final Connection connection;
    private final Path folder;
    private final Set<String> idle = new HashSet<>();

    /** @param folder where the statements of each call are kept */
    Trace(Connection connection, Path folder) throws Exception {
        this.connection = connection;
        this.folder = folder;
        execute("SET GLOBAL log_output = 'TABLE'");
        // values are told of statements that were prepared while the log was on, and those cost the server more
        execute("SET GLOBAL general_log = ON");
        renewConnections();
        begin();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        end().forEach(sql -> idle.add(shape(sql)));
        // also part of calls
        idle.removeIf(sql -> sql.equalsIgnoreCase("commit")
                || sql.toLowerCase().startsWith("start transaction")
                || sql.equalsIgnoreCase("begin"));
    }

    interface Call {
        void run() throws Exception;
    }

    /**
     * The statements of a call that only reads: the shortest of a few traces, for background work may get in between.
     *
     * @param name of the file in which they can be read afterwards
     */
    List<String> ofReading(String name, Call call) throws Exception {
        List<String> shortest = null;
        for (int i = 0; i < TRIES; i++) {
            var asked = asked(call).stream()
                    .filter(sql -> sql.toLowerCase(Locale.ROOT).startsWith("select"))
                    .toList();
            if (shortest == null || asked.size() < shortest.size()) {
                shortest = asked;
            }
        }
        return kept(name, shortest);
    }

    /** The statements of a call that writes, from the look at its session; its notifications are sent by others. */
    List<String> ofWriting(String name, Call call) throws Exception {
        var asked = asked(call);
        int begin = 0;
        while (!asked.get(begin).startsWith("select `session`")) {
            begin++;
        }
        int end = asked.size();
        while (!asked.get(end - 1).equalsIgnoreCase("commit")) {
            end--;
        }
        return kept(
                name,
                asked.subList(begin, end).stream()
                        .filter(sql -> !sql.startsWith("update `notification`")
                                && !(sql.startsWith("select") && sql.contains("from `notification`")))
                        .toList());
    }

    private List<String> asked(Call call) throws Exception {
        begin();
        call.run();
        TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
        // what triggers ask belongs to the statement that set them off
        return end().stream()
                .filter(sql ->
                        !idle.contains(shape(sql)) && !OF_TRIGGER.matcher(sql).find())
                .toList();
    }

    private List<String> kept(String name, List<String> statements) throws IOException {
        Files.write(folder.resolve(name.replaceAll("[^A-Za-z]+", "-") + ".sql"), statements);
        return statements;
    }

    /** Connections that were idle for half a second are tried before they are given out. */
    private static void awaitPool() {
        try {
            TimeUnit.SECONDS.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() throws SQLException {
        execute("TRUNCATE mysql.general_log");
    }

    private List<String> end() throws SQLException {
        var all = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log"
                        + " WHERE command_type IN ('Query', 'Execute') AND thread_id <> CONNECTION_ID()")) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    /** The application takes new ones, and prepares its statements anew. */
    private void renewConnections() throws SQLException {
        var ids = new ArrayList<Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM information_schema.processlist"
                        + " WHERE user = CURRENT_USER() OR CURRENT_USER() LIKE CONCAT(user, '@%')")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        long own = Office.number(connection, "SELECT CONNECTION_ID()");
        for (var id : ids) {
            if (id != own) {
                execute("KILL " + id);
            }
        }
    }

    /** Values left out. */
    static String shape(String sql) {
        return sql.replaceAll("'(?:[^'\\\\]|\\\\.|'')*'", "?").replaceAll("\\b\\d+\\b", "?");
    }

    private void execute(String sql) throws SQLException {
        Seed.execute(connection, sql);
    }

    @Override
    public void close() throws SQLException {
        execute("SET GLOBAL general_log = OFF");
        renewConnections();
        connection.close();
        awaitPool();
    }
}
