package dvorik.app;

import dvorik.core.db.DatabaseUnreachable;
import dvorik.core.db.UnsupportedServer;
import dvorik.core.redis.RedisUnavailable;
import dvorik.embedded.EmbeddedServerException;
import io.javalin.util.JavalinBindException;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Puts what kept the process from starting into one line, where it is known; else the log has the stack. */
final class StartFailure {
    private StartFailure() {}

    static List<String> explain(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case DatabaseUnreachable e -> {
                    return List.of(e.getMessage());
                }
                case UnsupportedServer e -> {
                    return List.of(e.getMessage());
                }
                case EmbeddedServerException e -> {
                    return List.of(e.getMessage());
                }
                case RedisUnavailable e -> {
                    return List.of("Redis does not answer: " + e.getMessage());
                }
                case JavalinBindException e -> {
                    return List.of(e.getMessage() + " (HTTP_PORT and SANDBOX_PORT choose others)");
                }
                default -> {
                    // look further down
                }
            }
        }
        LoggerFactory.getLogger(StartFailure.class).error("cannot start", failure);
        return List.of("cannot start: " + failure);
    }
}
