import dvorik.embedded.EmbeddedMariaDb;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Makes the jOOQ classes: starts an embedded MariaDB, migrates an empty database, reads it. Does nothing when neither
 * the migrations nor this file nor jOOQ changed. A source file that java runs by itself, since jOOQ's classes need a
 * newer JDK than the one Maven may run on.
 *
 * <p>Arguments: folder of the migrations, folder of the generated sources, folder for the server's data.
 */
class GenerateJooqClasses {
    private static final String SCHEMA = "dvorik";

    public static void main(String[] args) throws Exception {
        Logger.getLogger("org.flywaydb").setLevel(Level.WARNING);
        // warns of names of join paths, which are not generated
        Logger.getLogger("org.jooq").setLevel(Level.SEVERE);
        var migrations = Path.of(args[0]);
        var sources = Path.of(args[1]);
        var serverHome = Path.of(args[2]);
        var self = Path.of(args[3]);
        var stamp = sources.resolve("made-from.sha256");
        var wanted = digest(migrations, self);
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        deleteTree(sources);
        try (var server = EmbeddedMariaDb.start(
                serverHome, EmbeddedMariaDb.Options.relaxed(SCHEMA), line -> System.out.println("[database] " + line))) {
            var url = "jdbc:mysql://" + server.host() + ":" + server.port() + "/" + SCHEMA
                    + "?sslMode=DISABLED&connectionTimeZone=UTC";
            try (var connection = DriverManager.getConnection(url, server.user(), server.password());
                    var statement = connection.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS " + SCHEMA);
                statement.execute(
                        "CREATE DATABASE " + SCHEMA + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
            }
            Flyway.configure()
                    .dataSource(url, server.user(), server.password())
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
            GenerationTool.generate(configuration(url, server.user(), server.password(), sources));
        }
        Files.writeString(stamp, wanted);
    }

    private static Configuration configuration(String url, String user, String password, Path sources) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withUrl(url).withUser(user).withPassword(password))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.mariadb.MariaDBDatabase")
                                .withInputSchema(SCHEMA)
                                .withOutputSchemaToDefault(true)
                                .withExcludes("QRTZ_.*|flyway_schema_history")
                                .withForcedTypes(
                                        new ForcedType()
                                                .withUserType("java.time.Instant")
                                                .withBinding("dvorik.migrations.InstantBinding")
                                                .withIncludeTypes("(?i:datetime.*)"),
                                        new ForcedType().withName("BOOLEAN").withIncludeTypes("(?i:tinyint\\(1\\))"),
                                        new ForcedType()
                                                .withName("JSON")
                                                .withIncludeExpression(".*\\.details|(.*\\.)?setting\\.value")))
                        .withGenerate(new Generate()
                                .withGlobalObjectReferences(true)
                                .withImplicitJoinPathsToOne(false)
                                .withImplicitJoinPathsToMany(false)
                                .withImplicitJoinPathsManyToMany(false)
                                .withJavadoc(false)
                                .withComments(false)
                                .withGeneratedAnnotation(false))
                        .withTarget(new Target()
                                .withPackageName("dvorik.migrations.jooq")
                                .withDirectory(sources.toString())));
    }

    private static String digest(Path migrations, Path self) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(Constants.FULL_VERSION.getBytes(StandardCharsets.UTF_8));
        sha.update(Files.readAllBytes(self));
        List<Path> files;
        try (var tree = Files.walk(migrations)) {
            files = tree.filter(Files::isRegularFile).sorted().toList();
        }
        for (var file : files) {
            sha.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            sha.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void deleteTree(Path folder) throws Exception {
        if (!Files.exists(folder)) {
            return;
        }
        try (var tree = Files.walk(folder)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
