package dvorik.core.db;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** Tells apart what went wrong with the database. */
public final class Faults {
    private static final int DUPLICATE_KEY = 1062;
    private static final int READ_ONLY = 1290;
    private static final int SHUTDOWN = 1053;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;

    private Faults() {}

    /** @return true when the database is away or too busy, so that the same work may succeed later unchanged */
    public static boolean isOutage(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql && isOutageCode(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutageCode(SQLException sql) {
        var state = sql.getSQLState();
        int code = sql.getErrorCode();
        return (state != null && state.startsWith("08"))
                || code == SHUTDOWN
                || code == READ_ONLY
                || code == LOCK_WAIT_TIMEOUT
                || code == DEADLOCK;
    }

    /** @return true when a rival's transaction made this one fail: a deadlock, or a row that is there already */
    public static boolean isLostRace(Throwable fault) {
        int code = sqlCode(fault);
        return code == DEADLOCK || code == DUPLICATE_KEY;
    }

    static boolean isDeadlock(Throwable fault) {
        return sqlCode(fault) == DEADLOCK;
    }

    private static int sqlCode(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }
}
