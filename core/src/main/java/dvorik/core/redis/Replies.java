package dvorik.core.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reads the raw replies of {@link RedisPipe}, and writes what scripts are given. */
public final class Replies {
    private Replies() {}

    /** Waits; a failure of the command is thrown as it is. */
    public static Object await(CompletableFuture<Object> reply) {
        try {
            return reply.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    public static long number(Object reply) {
        return reply instanceof byte[] text ? Long.parseLong(new String(text, UTF_8)) : (Long) reply;
    }

    /** @return null for a nil reply */
    public static String text(Object reply) {
        return reply == null ? null : new String((byte[]) reply, UTF_8);
    }

    /** @return empty for a nil reply */
    public static List<?> list(Object reply) {
        return reply == null ? List.of() : (List<?>) reply;
    }

    public static byte[] bytes(String value) {
        return value.getBytes(UTF_8);
    }

    public static byte[] bytes(long value) {
        return Long.toString(value).getBytes(UTF_8);
    }

    public static byte[][] keys(byte[]... keys) {
        return keys;
    }
}
