package dvorik.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * What the processes that share a server tell each other about it.
 *
 * @param pid of the server that was started last, 0 before the first
 * @param port on 127.0.0.1; the next start asks for the same one first, so that others find the server again
 * @param password stays the same for the life of the home
 */
record ServerState(long pid, int port, String password) {
    private static final String FILE = "server.properties";
    private static final int PASSWORD_BYTES = 24;

    ServerState {
        if (password == null || password.isEmpty()) {
            throw new IllegalArgumentException("no password");
        }
    }

    /** As last written into the home; a fresh password and zeros when there is none or it is unreadable. */
    static ServerState read(Path home) throws IOException {
        Path file = home.resolve(FILE);
        if (Files.exists(file)) {
            var properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
                return new ServerState(
                        Long.parseLong(properties.getProperty("pid")),
                        Integer.parseInt(properties.getProperty("port")),
                        properties.getProperty("password"));
            } catch (IllegalArgumentException e) {
                // cut off by a power failure: everything in it can be made again
                Files.delete(file);
            }
        }
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        return new ServerState(0, 0, HexFormat.of().formatHex(password));
    }

    ServerState write(Path home) throws IOException {
        PrivateFiles.write(home.resolve(FILE), "pid=" + pid + "\nport=" + port + "\npassword=" + password + "\n");
        return this;
    }

    ServerState withPort(int newPort) {
        return new ServerState(0, newPort, password);
    }

    ServerState withPid(long newPid) {
        return new ServerState(newPid, port, password);
    }
}
