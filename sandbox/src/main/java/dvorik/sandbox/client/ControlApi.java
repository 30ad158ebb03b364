package dvorik.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls of the control API. A refusal becomes a {@link SandboxException} with its text. */
final class ControlApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(70);

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    ControlApi(URI base) {
        this.base = base;
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    JsonNode post(String path, JsonNode body) {
        return send(withJson(path, "POST", body));
    }

    JsonNode patch(String path, JsonNode body) {
        return send(withJson(path, "PATCH", body));
    }

    void delete(String path) {
        send(request(path).DELETE().build());
    }

    private HttpRequest withJson(String path, String method, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/sandbox/api/" + path)).timeout(TIMEOUT);
    }

    private JsonNode send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            JsonNode answer =
                    response.body().length == 0 ? mapper.createObjectNode() : mapper.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new SandboxException(answer.path("error").asText("status " + response.statusCode()));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox at " + base + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted");
        }
    }
}
