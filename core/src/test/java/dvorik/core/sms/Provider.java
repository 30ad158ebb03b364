package dvorik.core.sms;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;

/** A provider of a test on a port of its own: answers what was prepared, and remembers what it was asked. */
final class Provider implements AutoCloseable {
    /** An answer that never comes. */
    static final String SILENCE = "silence";

    /** A call. */
    record Asked(String method, String path, String authorization, Map<String, String> form) {}

    private record Prepared(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Queue<Prepared>> prepared = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    Provider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            var answer = answer(path, new Asked(exchange.getRequestMethod(), path, authorization, form(body)));
            if (answer.body().equals(SILENCE)) {
                exchange.close();
                return;
            }
            var bytes = answer.body().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    /** @param body single quotes stand for double ones; the last one prepared for a path stays */
    synchronized Provider answers(String path, int status, String body) {
        prepared.computeIfAbsent(path, p -> new ArrayDeque<>()).add(new Prepared(status, body));
        return this;
    }

    synchronized List<Asked> asked(String path) {
        return asked.stream().filter(call -> call.path().equals(path)).toList();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** With little patience, for a test. */
    static SmsHttp http() {
        return new SmsHttp(Duration.ofSeconds(20));
    }

    private synchronized Prepared answer(String path, Asked call) {
        asked.add(call);
        var queue = prepared.getOrDefault(path, new ArrayDeque<>());
        if (queue.isEmpty()) {
            return new Prepared(404, "{}");
        }
        return queue.size() == 1 ? queue.peek() : queue.poll();
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var field : body.split("&")) {
            var parts = field.split("=", 2);
            if (parts.length == 2) {
                form.put(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
