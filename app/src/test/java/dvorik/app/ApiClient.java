package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Calls the API over HTTP. Every answer is held against the description: a status, or a field, that it does not name is a
 * failure.
 */
final class ApiClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<URI, JsonNode> DESCRIPTIONS = new HashMap<>();
    private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();

    private final URI base;
    private final Map<String, String> headers;

    private ApiClient(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    static ApiClient of(Town town) {
        return new ApiClient(town.http(), Map.of("Accept-Language", "en"));
    }

    /** The same caller with one more header. */
    ApiClient with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiClient(base, more);
    }

    /** As a person with this access token. */
    ApiClient as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** Signed in as a member of staff who has Telegram, by a token from the staff bot. */
    static ApiClient of(Town town, long telegramId) {
        return of(town).as(town.accessTokenOf(telegramId));
    }

    static ApiClient owner(Town town) {
        return of(town, Town.OWNER);
    }

    /** What came back. */
    record Reply(int status, HttpResponse<byte[]> http, JsonNode body) {
        Reply is(int expected) {
            assertEquals(expected, status, () -> "" + body);
            return this;
        }

        Reply refuses(int expected, String code) {
            is(expected);
            assertEquals(code, at("/error/code").asText());
            return this;
        }

        JsonNode at(String pointer) {
            return body.at(pointer);
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    Reply get(String path) {
        return call("GET", path, null);
    }

    Reply post(String path, String body) {
        return call("POST", path, body);
    }

    Reply patch(String path, String body) {
        return call("PATCH", path, body);
    }

    Reply delete(String path) {
        return call("DELETE", path, null);
    }

    /** @param body JSON; single quotes stand for double ones; null: none */
    Reply call(String method, String path, String body) {
        var reply = send(method, path, body == null ? null : body.replace('\'', '"'), "application/json");
        check(method, path, reply);
        return reply;
    }

    /** Posts a file as it is. */
    Reply upload(String path, byte[] file, String contentType) {
        var reply = publish("POST", path, BodyPublishers.ofByteArray(file), contentType);
        check("POST", path, reply);
        return reply;
    }

    Reply send(String method, String path, String body, String contentType) {
        return publish(method, path, body == null ? null : BodyPublishers.ofString(body), contentType);
    }

    private Reply publish(String method, String path, HttpRequest.BodyPublisher body, String contentType) {
        var request = HttpRequest.newBuilder(base.resolve(path));
        headers.forEach(request::setHeader);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, body).setHeader("Content-Type", contentType);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            boolean isJson = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Reply(
                    response.statusCode(),
                    response,
                    isJson && response.body().length > 0 ? JSON.readTree(response.body()) : JSON.missingNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode description() {
        return DESCRIPTIONS.computeIfAbsent(
                base, at -> send("GET", "/api/openapi.json", null, null).body());
    }

    private void check(String method, String path, Reply reply) {
        var template = template(path.split("\\?")[0]);
        if (template == null
                || description()
                        .at("/paths")
                        .path(template)
                        .path(method.toLowerCase())
                        .isMissingNode()) {
            return;
        }
        if (reply.status() == 304) {
            return;
        }
        var described = description()
                .path("paths")
                .path(template)
                .path(method.toLowerCase())
                .path("responses")
                .path(Integer.toString(reply.status()));
        assertTrue(
                !described.isMissingNode(),
                () -> method + " " + template + " answers " + reply.status() + ", which is not described: "
                        + reply.body());
        var schema = described.path("content").path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return;
        }
        var problems = schema(schema).validate(reply.body());
        assertTrue(problems.isEmpty(), () -> method + " " + template + ": " + problems + " in " + reply.body());
        if (reply.status() >= 400) {
            var codes = described.path("description").asText();
            assertTrue(
                    codes.contains(reply.at("/error/code").asText()),
                    () -> method + " " + template + " refuses with " + reply.body() + ", described are " + codes);
        }
    }

    private JsonSchema schema(JsonNode schema) {
        return SCHEMAS.computeIfAbsent(base + schema.toString(), key -> {
            var root = JSON.createObjectNode();
            schema.fields().forEachRemaining(field -> root.set(field.getKey(), field.getValue()));
            root.set("components", description().path("components"));
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root);
        });
    }

    private String template(String path) {
        var parts = path.split("/");
        String fuzzy = null;
        for (var names = description().path("paths").fieldNames(); names.hasNext(); ) {
            var candidate = names.next();
            var wanted = candidate.split("/");
            if (candidate.equals(path)) {
                return candidate;
            }
            if (wanted.length == parts.length && fits(wanted, parts)) {
                fuzzy = candidate;
            }
        }
        return fuzzy;
    }

    private static boolean fits(String[] wanted, String[] parts) {
        for (int i = 0; i < parts.length; i++) {
            if (!wanted[i].startsWith("{") && !wanted[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }
}
