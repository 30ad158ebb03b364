package dvorik.core.telegram.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a process and all the servers that it talks to, and cuts everything at once after so many pieces of
 * data in either direction. To the outside that is SIGKILL at that very point: what was on its way is gone, and
 * nothing follows.
 */
final class Fuse implements AutoCloseable {
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private final List<ServerSocket> doors = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    /** @return the port that leads to that one */
    int through(int port) throws IOException {
        var door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        doors.add(door);
        Thread.ofVirtual().start(() -> accept(door, port));
        return door.getLocalPort();
    }

    void burnsAfter(long pieces) {
        left.set(pieces);
    }

    boolean isBurnt() {
        return left.get() <= 0;
    }

    private void accept(ServerSocket door, int port) {
        try {
            while (true) {
                Socket inside = keep(door.accept());
                Socket outside = keep(new Socket(InetAddress.getLoopbackAddress(), port));
                Thread.ofVirtual().start(() -> pass(inside, outside));
                Thread.ofVirtual().start(() -> pass(outside, inside));
            }
        } catch (IOException e) {
            burn();
        }
    }

    private synchronized Socket keep(Socket socket) throws IOException {
        sockets.add(socket);
        socket.setTcpNoDelay(true);
        if (isBurnt()) {
            socket.close();
        }
        return socket;
    }

    private void pass(Socket from, Socket to) {
        byte[] piece = new byte[65536];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (left.decrementAndGet() <= 0) {
                    burn();
                    return;
                }
                out.write(piece, 0, length);
            }
        } catch (IOException e) {
            // the other side went away, or everything was cut
            left.decrementAndGet();
        }
    }

    private synchronized void burn() {
        left.set(0);
        for (ServerSocket door : doors) {
            closed(door);
        }
        sockets.forEach(Fuse::closed);
    }

    private static void closed(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        burn();
    }
}
