package dvorik.core.redis;

/**
 * Where Redis listens.
 *
 * @param password null: the server asks for none
 */
public record RedisAddress(String host, int port, String password) {

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
