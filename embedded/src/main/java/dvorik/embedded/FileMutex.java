package dvorik.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Mutual exclusion between threads and processes by a lock on a file; the system frees it when a process dies. */
final class FileMutex implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(10);

    /** A file lock belongs to the whole process, so the threads of one JVM have to be kept apart here. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock threads;
    private final FileChannel channel;

    private FileMutex(ReentrantLock threads, FileChannel channel) {
        this.threads = threads;
        this.channel = channel;
    }

    /**
     * Waits for the lock; to be closed by the thread that took it.
     *
     * @param file created when absent, never deleted
     * @throws EmbeddedServerException when it is still held by somebody else after {@code patience}
     */
    static FileMutex acquire(Path file, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        ReentrantLock threads = THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new ReentrantLock());
        try {
            if (!threads.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw heldTooLong(file, patience);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            while (channel.tryLock() == null) {
                if (System.nanoTime() > deadline) {
                    throw heldTooLong(file, patience);
                }
                Thread.sleep(POLL);
            }
            return new FileMutex(threads, channel);
        } catch (IOException | RuntimeException | InterruptedException e) {
            release(threads, channel);
            throw switch (e) {
                case EmbeddedServerException held -> held;
                case InterruptedException interrupt -> interrupted(interrupt);
                default -> new EmbeddedServerException("Cannot lock " + file + ": " + e, e);
            };
        }
    }

    @Override
    public void close() {
        release(threads, channel);
    }

    private static void release(ReentrantLock threads, FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot free a lock file: " + e, e);
        } finally {
            threads.unlock();
        }
    }

    private static EmbeddedServerException heldTooLong(Path file, Duration patience) {
        return new EmbeddedServerException(
                "Another process has held " + file + " for more than " + patience.toSeconds() + " s");
    }

    private static EmbeddedServerException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EmbeddedServerException("Interrupted while waiting for another process", e);
    }
}
