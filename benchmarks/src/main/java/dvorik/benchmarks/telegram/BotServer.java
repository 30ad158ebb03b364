package dvorik.benchmarks.telegram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Serves bots on a free port of 127.0.0.1, a thread a connection. */
public final class BotServer implements AutoCloseable {
    private static final int BACKLOG = 256;

    private final ServerSocket socket;
    private final Map<String, Bot> bots;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private final Duration network;

    private BotServer(ServerSocket socket, List<Bot> bots, Duration network) {
        this.network = network;
        this.socket = socket;
        this.bots = bots.stream().collect(Collectors.toMap(Bot::token, Function.identity()));
    }

    public static BotServer start(List<Bot> bots) {
        return start(bots, Duration.ZERO);
    }

    /** @param network time that each call is on its way */
    public static BotServer start(List<Bot> bots, Duration network) {
        try {
            var server = new BotServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), bots, network);
            Thread.ofPlatform().name("bot-server").daemon().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                Thread.ofPlatform().name("bot-connection").daemon().start(() -> serve(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            new BotConnection(bots, network, connection.getInputStream(), connection.getOutputStream()).serve();
        } catch (IOException e) {
            // the bot went, or we do
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    @Override
    public void close() {
        closeQuietly(socket);
        connections.forEach(BotServer::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // it is of no use any more either way
        }
    }
}
