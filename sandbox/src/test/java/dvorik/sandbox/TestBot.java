package dvorik.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.world.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A bot that speaks plain HTTP, so that tests see exactly what goes over the wire. */
final class TestBot {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String token;
    private int offset;

    TestBot(Sandbox sandbox, String token) {
        this.base = sandbox.url();
        this.token = token;
    }

    /** The next update, waiting for it; confirms those before. */
    JsonNode nextUpdate() {
        for (int tries = 0; tries < 10; tries++) {
            JsonNode updates = ok("getUpdates", "{\"timeout\": 2, \"limit\": 1, \"offset\": " + offset + "}");
            if (!updates.isEmpty()) {
                offset = updates.get(0).path("update_id").asInt() + 1;
                return updates.get(0);
            }
        }
        throw new AssertionError("no update came");
    }

    /** The id of the next update, as far as this bot knows. */
    int offset() {
        return offset;
    }

    /** The result of a call that must succeed. */
    JsonNode ok(String method, String json) {
        JsonNode answer = call(method, json);
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError(method + " was refused: " + answer);
        }
        return answer.path("result");
    }

    /** The envelope of the answer to a JSON call. */
    JsonNode call(String method, String json) {
        return body(post(method, "application/json", json.getBytes(StandardCharsets.UTF_8)));
    }

    /** The result of a multipart call that must succeed. */
    JsonNode ok(String method, Multipart multipart) {
        JsonNode answer = body(post(method, multipart.contentType(), multipart.content()));
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError(method + " was refused: " + answer);
        }
        return answer.path("result");
    }

    /** The description of a refusal. */
    String refusal(String method, String json) {
        JsonNode answer = call(method, json);
        if (answer.path("ok").asBoolean()) {
            throw new AssertionError(method + " was accepted: " + answer);
        }
        return answer.path("error_code").asInt() + " "
                + answer.path("description").asText();
    }

    HttpResponse<byte[]> post(String method, String contentType, byte[] content) {
        return send(HttpRequest.newBuilder(base.resolve("/bot" + token + "/" + method))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(content))
                .build());
    }

    HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).build());
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode body(HttpResponse<byte[]> response) {
        return Json.parse(response.body()).orElseThrow();
    }

    String token() {
        return token;
    }
}
