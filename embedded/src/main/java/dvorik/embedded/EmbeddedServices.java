package dvorik.embedded;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The database and Redis of one installation, in {@code home/mariadb} and {@code home/redis}. */
public record EmbeddedServices(EmbeddedMariaDb mariaDb, EmbeddedRedis redis) implements AutoCloseable {

    /**
     * Starts both at the same time; when one fails the other one is closed again.
     *
     * @param progress is called by two threads, never at the same moment
     * @throws EmbeddedServerException that of the one that failed
     */
    public static EmbeddedServices start(Path home, EmbeddedMariaDb.Options options, Consumer<String> progress) {
        Consumer<String> oneAtATime = oneAtATime(progress);
        try (var executor = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("embedded-", 0).factory())) {
            var mariaDb = CompletableFuture.supplyAsync(
                    () -> EmbeddedMariaDb.start(home.resolve("mariadb"), options, oneAtATime), executor);
            var redis = CompletableFuture.supplyAsync(
                    () -> EmbeddedRedis.start(home.resolve("redis"), oneAtATime), executor);
            try (var guard = new StartGuard(() -> {
                undo(mariaDb, EmbeddedMariaDb::close);
                undo(redis, EmbeddedRedis::close);
            })) {
                return new EmbeddedServices(mariaDb.join(), redis.join());
            } catch (CompletionException e) {
                undo(mariaDb, EmbeddedMariaDb::close);
                undo(redis, EmbeddedRedis::close);
                throw e.getCause() instanceof EmbeddedServerException known
                        ? known
                        : new EmbeddedServerException("Cannot start the embedded servers: " + e.getCause(), e);
            }
        }
    }

    @Override
    public void close() {
        try {
            redis.close();
        } finally {
            mariaDb.close();
        }
    }

    /** Waits until the start is over and closes what came of it; why it failed is told elsewhere. */
    private static <S> void undo(CompletableFuture<S> start, Consumer<S> close) {
        start.thenAccept(close).exceptionally(failure -> null).join();
    }

    private static Consumer<String> oneAtATime(Consumer<String> progress) {
        var lock = new ReentrantLock();
        return line -> {
            lock.lock();
            try {
                progress.accept(line);
            } finally {
                lock.unlock();
            }
        };
    }
}
