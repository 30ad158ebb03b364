package dvorik.benchmarks.api;

import dvorik.benchmarks.Report;
import dvorik.core.discount.DiscountCode;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Customers and their discounts, by bulk SQL. */
final class Seed {
    private static final int CHUNK = 50_000;
    private static final int ROWS = 1_000;
    private static final String DIGITS =
            "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL"
                    + " SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";

    private Seed() {}

    /** The ids are 1 to count: the tables are empty before. */
    static void customers(Connection connection, int count) throws SQLException {
        Report.note("writing " + count + " customers");
        execute(connection, "CREATE TEMPORARY TABLE bench_numbers (n INT PRIMARY KEY)");
        execute(
                connection,
                "INSERT INTO bench_numbers SELECT a.d + b.d * 10 + c.d * 100 + e.d * 1000 + f.d * 10000 FROM " + DIGITS
                        + " a, " + DIGITS + " b, " + DIGITS + " c, " + DIGITS + " e, " + DIGITS + " f");
        for (int from = 1; from <= count; from += CHUNK) {
            int until = Math.min(count, from + CHUNK - 1);
            var numbers = " FROM (SELECT n + " + from + " AS i FROM bench_numbers WHERE n <= " + (until - from) + ") x";
            execute(
                    connection,
                    "INSERT INTO customer (id, first_name, language, birthday, source, joined_at, created_at,"
                            + " unreachable_since, blocked_at, deleted_at) SELECT i,"
                            + " CONCAT(ELT(1 + i % 10, 'Анна', 'Ольга', 'Мария', 'Дильноза', 'Гульнара', 'Елена', 'Ирина', 'Kate',"
                            + " 'Nodira', 'Зухра'), ' ', ELT(1 + i % 7, 'Иванова', 'Каримова', 'Smith', 'Петрова', 'Юсупова', 'Ким',"
                            + " 'Орлова'), i % 1000), ELT(1 + i % 3, 'ru', 'uz', 'en'), DATE('1960-01-01') + INTERVAL i % 16000 DAY,"
                            + " CONCAT('source', i % 50), UTC_TIMESTAMP() - INTERVAL i MINUTE, UTC_TIMESTAMP() - INTERVAL i MINUTE,"
                            + " IF(i % 50 = 0, UTC_TIMESTAMP(), NULL), IF(i % 97 = 0, UTC_TIMESTAMP(), NULL),"
                            + " IF(i % 89 = 0, UTC_TIMESTAMP(), NULL)" + numbers);
            execute(
                    connection,
                    "INSERT INTO customer_identity (customer_id, kind, value) SELECT i, 'phone', CONCAT('+79',"
                            + " LPAD(i, 9, '0'))" + numbers);
            execute(
                    connection,
                    "INSERT INTO customer_identity (customer_id, kind, value) SELECT i, 'telegram', 5000000000 + i"
                            + numbers + " WHERE i % 10 > 0");
            execute(
                    connection,
                    "INSERT INTO customer_tag (tag, customer_id) SELECT 'regular', i" + numbers + " WHERE i % 5 = 0");
            execute(
                    connection,
                    "INSERT INTO customer_tag (tag, customer_id) SELECT 'vip', i" + numbers + " WHERE i % 500 = 0");
        }
        execute(connection, "DROP TEMPORARY TABLE bench_numbers");
        execute(connection, "ANALYZE TABLE customer, customer_identity, customer_tag");
    }

    /** Each customer in turn gets one; those of the first four fifths of all customers, so that some have none. */
    static List<String> discounts(Connection connection, int count, int customers) throws SQLException {
        Report.note("writing " + count + " discounts");
        long offer = Office.number(connection, "SELECT id FROM offer WHERE kind = 'joining' LIMIT 1");
        var codes = new HashSet<String>();
        var random = new SecureRandom();
        while (codes.size() < count) {
            codes.add(DiscountCode.random(random).value());
        }
        var usable = new ArrayList<String>();
        var rows = new StringBuilder();
        int i = 0;
        for (var code : codes) {
            i++;
            int customer = 1 + i % (customers / 5 * 4);
            boolean cancelled = i % 4 == 0;
            if (!cancelled && customer % 97 != 0 && customer % 89 != 0) {
                usable.add(code);
            }
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("(%d,%d,'%s','bench:%s','%s','percent',1000,'RUB',UTC_TIMESTAMP()-INTERVAL %d MINUTE,"
                                    .formatted(
                                            offer, customer, code, code, cancelled ? "cancelled" : "active", i % 40_000)
                            + "UTC_TIMESTAMP()+INTERVAL %d MINUTE,1,UTC_TIMESTAMP()-INTERVAL %d MINUTE)"
                                    .formatted(10_000 + i % 40_000, i % 40_000));
            if (i % ROWS == 0 || i == count) {
                execute(
                        connection,
                        "INSERT INTO discount (offer_id, customer_id, code, grant_key, status, value_type, value,"
                                + " currency, valid_from, valid_until, uses_allowed, created_at) VALUES " + rows);
                rows.setLength(0);
            }
        }
        execute(connection, "ANALYZE TABLE discount");
        return usable;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
