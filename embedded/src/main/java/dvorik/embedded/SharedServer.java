package dvorik.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The server of one home, shared by everybody who starts it, in this process and in others: the first one starts it,
 * the last one out stops it, and one that was left behind by killed users is taken over as it runs.
 */
final class SharedServer implements AutoCloseable {
    private static final Duration LOCK_PATIENCE = Duration.ofMinutes(2);
    /** Far more than a start takes; a crash recovery of a large database may need it. */
    private static final Duration READY_PATIENCE = Duration.ofMinutes(2);

    private static final int PORT_ATTEMPTS = 5;

    private final Path home;
    private final ServerProgram program;
    private final ServerState state;
    private final ServerUsers.User user;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SharedServer(Path home, ServerProgram program, ServerState state, ServerUsers.User user) {
        this.home = home;
        this.program = program;
        this.state = state;
        this.user = user;
    }

    /** Creates the home when it is absent; gives its one true path, by which all recognise its server. */
    static Path home(Path home) {
        try {
            PrivateFiles.createFolder(home);
            return home.toRealPath();
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot create the folder " + home + ": " + e, e);
        }
    }

    /** Starts the server or joins the running one; returns when it accepts connections. */
    static SharedServer join(Path home, ServerProgram program, Consumer<String> progress) {
        try (var lock = lock(home)) {
            ServerState known = ServerState.read(home);
            Optional<ServerProcess> running = ServerProcess.find(program, known.pid());
            ServerState state = running.isPresent()
                    ? adopt(home, program, known, running.get())
                    : launch(home, program, known, progress);
            return new SharedServer(home, program, state, new ServerUsers(home).enter());
        } catch (IOException e) {
            throw new EmbeddedServerException(program.name() + " cannot be started in " + home + ": " + e, e);
        }
    }

    int port() {
        return state.port();
    }

    String password() {
        return state.password();
    }

    long pid() {
        return state.pid();
    }

    /** Leaves; stops the server when nobody else uses it. A second call does nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try (var lock = lock(home)) {
            user.close();
            if (!new ServerUsers(home).any()) {
                // read anew: after a crash somebody else may have started another one
                ServerProcess.find(program, ServerState.read(home).pid()).ifPresent(ServerProcess::stop);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException(program.name() + " cannot be stopped in " + home + ": " + e, e);
        }
    }

    private static FileMutex lock(Path home) {
        return FileMutex.acquire(home.resolve("start.lock"), LOCK_PATIENCE);
    }

    private static ServerState adopt(Path home, ServerProgram program, ServerState known, ServerProcess running)
            throws IOException {
        awaitReady(program, running, new ServerLog(home));
        return known.withPid(running.pid()).write(home);
    }

    private static ServerState launch(Path home, ServerProgram program, ServerState known, Consumer<String> progress)
            throws IOException {
        program.prepare();
        var log = new ServerLog(home);
        for (int attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
            int port = attempt == 1 && known.port() != 0 ? known.port() : freePort();
            ServerState starting = known.withPort(port).write(home);
            log.rotate();
            var process = ServerProcess.start(program, program.command(port, known.password()), home, log.file());
            try (var guard = new StartGuard(process::stop)) {
                ServerState started = starting.withPid(process.pid()).write(home);
                if (awaitReady(program, process, log)) {
                    return started;
                }
            }
            progress.accept(program.name() + ": port " + port + " is taken, trying another one");
        }
        throw new EmbeddedServerException(program.name() + " found no free port in " + PORT_ATTEMPTS + " attempts");
    }

    /** @return false when the server ended because its port is taken */
    private static boolean awaitReady(ServerProgram program, ServerProcess process, ServerLog log) throws IOException {
        long deadline = System.nanoTime() + READY_PATIENCE.toNanos();
        while (!log.contains(program.readyMark())) {
            if (!process.alive()) {
                if (log.contains(program.portTakenMark())) {
                    return false;
                }
                throw new EmbeddedServerException(
                        program.name() + " did not start: " + log.complaint() + " (log: " + log.file() + ")");
            }
            if (System.nanoTime() > deadline) {
                // it may be mending a large database: it goes on, and the next start adopts it
                throw new EmbeddedServerException(program.name() + " is not ready after " + READY_PATIENCE.toSeconds()
                        + " s, try again later: " + log.complaint() + " (log: " + log.file() + ")");
            }
            ServerProcess.pause();
        }
        return true;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
