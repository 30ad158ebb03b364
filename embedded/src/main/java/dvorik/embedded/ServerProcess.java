package dvorik.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A running server, ours or one that somebody else started in the same home. */
final class ServerProcess {
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration ZOMBIE_PATIENCE = Duration.ofMillis(500);

    private final ServerProgram program;
    private final ProcessHandle handle;
    private final BooleanSupplier alive;

    private ServerProcess(ServerProgram program, ProcessHandle handle, BooleanSupplier alive) {
        this.program = program;
        this.handle = handle;
        this.alive = alive;
    }

    /** Starts the server apart from the terminal, so that Ctrl-C reaches us alone and we stop it in our own order. */
    static ServerProcess start(ServerProgram program, List<String> command, Path folder, Path log) {
        var whole = new ArrayList<String>();
        ownSession().ifPresent(whole::add);
        whole.addAll(command);
        try {
            Process process = new ProcessBuilder(whole)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            return new ServerProcess(program, process.toHandle(), process::isAlive);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    program.name() + " cannot run on this system (" + Platform.describe() + "): " + e.getMessage(), e);
        }
    }

    /**
     * The server that runs in the program's home.
     *
     * @param pid under which it was seen last; the process table is searched when that one is gone, for the starter may
     *     have been killed before it could write the pid down
     */
    static Optional<ServerProcess> find(ServerProgram program, long pid) {
        return Stream.concat(ProcessHandle.of(pid).stream(), ProcessHandle.allProcesses())
                .filter(handle -> runs(program, handle, pid))
                .map(handle -> new ServerProcess(program, handle, () -> runs(program, handle, pid)))
                .findFirst();
    }

    long pid() {
        return handle.pid();
    }

    boolean alive() {
        return alive.getAsBoolean();
    }

    /** Asks it to stop and waits; kills it when it does not within half a minute. Windows knows no asking. */
    void stop() {
        handle.destroy();
        if (!endsWithin(STOP_PATIENCE, alive)) {
            handle.destroyForcibly();
            if (!endsWithin(STOP_PATIENCE, alive)) {
                throw new EmbeddedServerException(program.name() + " with pid " + handle.pid() + " cannot be stopped");
            }
        }
        // it shows no command any more, but its files and its port are free only when it is gone from the process
        // table; a zombie that nobody collects stays there and holds nothing
        endsWithin(ZOMBIE_PATIENCE, handle::isAlive);
    }

    /** Sleeps a moment between two looks at the server. */
    static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while waiting for a server", e);
        }
    }

    private static boolean endsWithin(Duration patience, BooleanSupplier running) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (running.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** A pid alone is not enough: it may be another process by now, or a zombie, which shows no command. */
    private static boolean runs(ServerProgram program, ProcessHandle handle, long knownPid) {
        ProcessHandle.Info info = handle.info();
        boolean ourProgram = info.command()
                .filter(command ->
                        command.contains(program.executable().getFileName().toString()))
                .isPresent();
        // Windows shows no command lines, so two homes can be told apart by the pid alone
        return ourProgram
                && handle.isAlive()
                && info.commandLine()
                        .map(line -> line.contains(program.fingerprint().toString()))
                        .orElse(handle.pid() == knownPid);
    }

    private static Optional<String> ownSession() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "setsid"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
