package dvorik.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Redis 6.2 (5.0 on Windows) from the embedded-redis jar; that library's own launcher unpacks it at every start. */
final class RedisProgram implements ServerProgram {
    private static final String INSTEAD = "set REDIS_HOST to a Redis 6.2+ server";

    private final Path home;
    private final Consumer<String> progress;
    private final Path programs;
    private final String server;

    RedisProgram(Path home, Consumer<String> progress) {
        this.server = switch (Platform.current()) {
            case LINUX_X64 -> "redis-server-6.2.6-v5-linux-amd64";
            case LINUX_ARM64 -> "redis-server-6.2.7-linux-arm64";
            case MAC_X64 -> "redis-server-6.2.6-v5-darwin-amd64";
            case MAC_ARM64 -> "redis-server-6.2.6-v5-darwin-arm64";
            case WINDOWS_X64 -> "redis-server-5.0.14.1-windows-amd64.exe";
            case OTHER ->
                throw new EmbeddedServerException(
                        "There is no embedded Redis for " + Platform.describe() + ": " + INSTEAD);
        };
        this.home = home;
        this.progress = progress;
        this.programs = Platform.cacheFolder().resolve(server);
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public void prepare() throws IOException {
        new BinaryCache(programs, "", server, server::equals).unpack(name(), INSTEAD, progress);
        PrivateFiles.createFolder(data());
    }

    @Override
    public List<String> command(int port, String password) throws IOException {
        // in a file, for anybody may read a command line
        PrivateFiles.write(settings(), settings(port, password));
        return List.of(executable().toString(), settings().toString());
    }

    @Override
    public Path fingerprint() {
        return settings();
    }

    @Override
    public Path executable() {
        return programs.resolve(server);
    }

    @Override
    public String readyMark() {
        return "Ready to accept connections";
    }

    @Override
    public String portTakenMark() {
        return "Could not create server TCP listening socket";
    }

    private String settings(int port, String password) {
        String settings =
                """
                bind %s
                port %d
                requirepass %s
                dir "%s"
                appendonly yes
                appendfsync everysec
                save ""
                maxmemory-policy noeviction
                """
                        .formatted(EmbeddedRedis.HOST, port, password, escaped(data()));
        // keeps the command line as it is, by which the server is recognised; the 5.0 of Windows never changes it
        return Platform.current() == Platform.WINDOWS_X64 ? settings : settings + "set-proc-title no\n";
    }

    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private Path settings() {
        return home.resolve("redis.conf");
    }

    private Path data() {
        return home.resolve("data");
    }
}
