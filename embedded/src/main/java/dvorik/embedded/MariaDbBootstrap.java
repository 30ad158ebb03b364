package dvorik.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Makes a new data folder with the system tables: what mariadb-install-db does, without its shell script. */
final class MariaDbBootstrap {
    private static final List<String> SCRIPTS = List.of(
            "mariadb_system_tables",
            "mariadb_performance_tables",
            "mariadb_system_tables_data",
            "maria_add_gis_sp_bootstrap");

    private final Path server;
    private final List<String> baseOptions;

    MariaDbBootstrap(Path server, List<String> baseOptions) {
        this.server = server;
        this.baseOptions = baseOptions;
    }

    /** Works beside the target and renames at the end, so that a killed attempt leaves no half of a database. */
    void run(Path share, Path data) throws IOException {
        Path fresh = data.resolveSibling("data.new");
        PrivateFiles.deleteTree(fresh);
        PrivateFiles.createFolder(fresh.resolve("mysql"));
        var home = data.getParent();
        var log = new ServerLog(home);
        log.rotate();
        Process process = new ProcessBuilder(command(fresh))
                .redirectErrorStream(true)
                .redirectOutput(log.file().toFile())
                .start();
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(sql(share).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // it has died and the pipe is broken; its exit status and its log say more
                process.waitFor();
            }
            if (process.waitFor() != 0) {
                throw new EmbeddedServerException(
                        "MariaDB cannot create its data: " + log.complaint() + " (log: " + log.file() + ")");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while MariaDB created its data", e);
        }
        // what an unfinished attempt of another program may have left in the place
        PrivateFiles.deleteTree(data);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> command(Path fresh) {
        var command = new ArrayList<>(List.of(server.toString(), "--no-defaults", "--datadir=" + fresh));
        command.addAll(baseOptions);
        command.addAll(
                List.of("--bootstrap", "--log-warnings=0", "--enforce-storage-engine=", "--max-allowed-packet=8M"));
        return command;
    }

    private static String sql(Path share) throws IOException {
        var sql = new StringBuilder();
        // the bootstrap reader takes one statement a line
        sql.append("create database if not exists mysql;\nuse mysql;\nSET @auth_root_socket=NULL;\n");
        for (String script : SCRIPTS) {
            sql.append(Files.readString(share.resolve(script + ".sql"))).append('\n');
        }
        // nobody but the user that each start creates
        return sql.append("DELETE FROM mysql.global_priv WHERE User IN ('', 'root');\n")
                .toString();
    }
}
