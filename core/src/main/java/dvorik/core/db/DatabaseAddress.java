package dvorik.core.db;

/**
 * Where the database is and who we are there.
 *
 * @param embedded the server is our own child on this machine, so the connection needs no TLS
 */
public record DatabaseAddress(String host, int port, String name, String user, String password, boolean embedded) {

    /** The driver properties are those that were tried on all supported servers; see docs/ARCHITECTURE.md, "Database". */
    String jdbcUrl() {
        return "jdbc:mysql://" + host + ":" + port + "/" + name
                + "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
                + "&connectionCollation=utf8mb4_unicode_520_ci"
                + "&sessionVariables=group_concat_max_len=16777216,sql_mode='ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,"
                + "NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'"
                + "&rewriteBatchedStatements=true&useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=250"
                + "&prepStmtCacheSqlLimit=4096&useLocalSessionState=true&tcpKeepAlive=true"
                + "&maintainTimeStats=false&enableQueryTimeouts=false&dontTrackOpenResources=true&useReadAheadInput=false"
                + "&connectTimeout=5000&socketTimeout=30000"
                + (embedded ? "&sslMode=DISABLED&allowPublicKeyRetrieval=true" : "&allowPublicKeyRetrieval=true");
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + name;
    }
}
