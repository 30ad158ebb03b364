package dvorik.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Says something to a server in its own protocol. */
final class Talk {
    private Talk() {}

    /** Runs the statements on one connection; gives the first column of the last one's first row, null without rows. */
    static String sql(EmbeddedMariaDb mariaDb, String... statements) throws SQLException {
        String url = "jdbc:mysql://" + mariaDb.host() + ":" + mariaDb.port() + "/" + mariaDb.database()
                + "?sslMode=DISABLED";
        try (Connection connection = DriverManager.getConnection(url, mariaDb.user(), mariaDb.password());
                var statement = connection.createStatement()) {
            String answer = null;
            for (String text : statements) {
                answer = null;
                if (statement.execute(text)) {
                    try (var rows = statement.getResultSet()) {
                        answer = rows.next() ? rows.getString(1) : null;
                    }
                }
            }
            return answer;
        }
    }

    /** Sends one command in a line of its own; gives a string as it is, of a list the last, else the raw line. */
    static String redis(EmbeddedRedis redis, String command) throws IOException {
        try (var socket = new Socket(redis.host(), redis.port());
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream()
                    .write(("AUTH " + redis.password() + "\r\n" + command + "\r\n").getBytes(StandardCharsets.UTF_8));
            if (!"+OK".equals(in.readLine())) {
                throw new IOException("Redis refuses the password");
            }
            return answer(in);
        }
    }

    private static String answer(BufferedReader in) throws IOException {
        String head = in.readLine();
        if (head.startsWith("*")) {
            String last = null;
            for (int left = Integer.parseInt(head.substring(1)); left > 0; left--) {
                last = answer(in);
            }
            return last;
        }
        return head.startsWith("$") && !head.equals("$-1") ? in.readLine() : head;
    }
}
