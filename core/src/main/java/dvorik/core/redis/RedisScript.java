package dvorik.core.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A Lua script from {@code resources/redis/<name>.lua}; each file opens with its keys, arguments and units. */
public final class RedisScript {
    private final String name;
    private final byte[] source;
    private final byte[] sha;

    private RedisScript(String name, byte[] source, byte[] sha) {
        this.name = name;
        this.source = source;
        this.sha = sha;
    }

    /** @throws IllegalArgumentException when there is no such file on the class path */
    public static RedisScript named(String name) {
        try (InputStream file = RedisScript.class.getResourceAsStream("/redis/" + name + ".lua")) {
            if (file == null) {
                throw new IllegalArgumentException("no script /redis/" + name + ".lua");
            }
            byte[] source = file.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(source);
            return new RedisScript(
                    name, source, HexFormat.of().formatHex(digest).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] source() {
        return source;
    }

    byte[] sha() {
        return sha;
    }

    @Override
    public String toString() {
        return name + ".lua";
    }
}
