package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every operation of the description with values that nobody expects: refused by name, never a fault of ours. */
class ApiFuzzTest {
    private static final long SEED = 20_261_121;
    private static final int FEW = 6;
    private static final int MANY = 1_000;
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "' OR 1=1 --",
            "\"; DROP TABLE customer; --",
            "<script>alert(1)</script>",
            "{{7*7}}",
            "\u0000",
            "\u202eabc",
            "a\u0301\u0327",
            "\ud83d\ude00",
            "\ud800",
            "%s%n%x",
            "../../etc/passwd",
            "null",
            "-1",
            "9223372036854775808",
            "1e309",
            "NaN",
            "2026-02-30",
            "2026-13-01T25:61:61Z",
            "x".repeat(5_000));

    private static Town town;
    private static ApiClient owner;

    @BeforeAll
    static void found() {
        town = Town.found("town_fuzz", Map.of());
        owner = ApiClient.owner(town);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void a_few_cases_of_each_operation() {
        assertEquals(List.of(), faults(FEW));
    }

    @Test
    @Tag("long")
    void thousands_of_cases() {
        assertEquals(List.of(), faults(MANY));
    }

    private static List<String> faults(int cases) {
        var random = new Random(SEED);
        var faults = new ArrayList<String>();
        for (var paths = owner.description().path("paths").fields(); paths.hasNext(); ) {
            var path = paths.next();
            for (var methods = path.getValue().fields(); methods.hasNext(); ) {
                var method = methods.next();
                if (path.getKey().endsWith("/logout") || path.getKey().contains("/sessions/")) {
                    // would end the session of the cases that follow
                    continue;
                }
                for (int i = 0; i < cases; i++) {
                    check(random, method.getKey().toUpperCase(), path.getKey(), method.getValue(), faults);
                }
                town.forgetSignInAttempts();
            }
        }
        return faults;
    }

    private static void check(Random random, String method, String template, JsonNode operation, List<String> faults) {
        var path = path(random, template) + query(random, operation);
        var schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        var body = schema.isMissingNode() ? null : value(random, schema, 0).toString();
        var reply = owner.send(method, path, body, "application/json");
        var described = operation.path("responses").has(Integer.toString(reply.status()));
        boolean noRoute = reply.status() == 404 || reply.status() == 400;
        if (reply.status() >= 500
                || !(described || noRoute)
                || reply.body().toString().contains("\\tat ")) {
            faults.add(method + " " + path + " " + body + " -> " + reply.status() + " " + reply.body());
        }
    }

    private static String path(Random random, String template) {
        var parts = template.split("/");
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                parts[i] = switch (random.nextInt(4)) {
                    case 0 -> "1";
                    case 1 -> "2";
                    case 2 -> "999999999999999999";
                    default -> encoded(random);
                };
            }
        }
        return String.join("/", parts);
    }

    private static String encoded(Random random) {
        var text = HOSTILE.get(random.nextInt(HOSTILE.size()));
        // what no client can put into a path stays out
        return text.isBlank()
                        || text.length() > 1_000
                        || text.contains("/")
                        || text.contains("\u0000")
                        || text.contains("\ud800")
                ? "x"
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String query(Random random, JsonNode operation) {
        var query = new StringBuilder();
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query") && random.nextInt(3) == 0) {
                var value = value(random, parameter.path("schema"), 0);
                var text = value.isTextual() ? value.asText() : value.toString();
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(URLEncoder.encode(text.length() > 1_000 ? "x" : text, StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    private static JsonNode value(Random random, JsonNode given, int depth) {
        var nodes = JsonNodeFactory.instance;
        var schema = resolved(random, given);
        // now and then something of another kind
        switch (random.nextInt(12)) {
            case 0:
                return nodes.nullNode();
            case 1:
                return nodes.textNode(HOSTILE.get(random.nextInt(HOSTILE.size())));
            case 2:
                return random.nextBoolean() ? nodes.numberNode(random.nextLong()) : nodes.objectNode();
            default:
        }
        if (schema.has("enum")) {
            var constants = schema.path("enum");
            return constants.get(random.nextInt(constants.size()));
        }
        return switch (type(schema)) {
            case "object" -> object(random, schema, depth);
            case "array" -> array(random, schema, depth);
            case "integer", "number" ->
                nodes.numberNode(random.nextBoolean() ? random.nextInt(100) : random.nextLong());
            case "boolean" -> nodes.booleanNode(random.nextBoolean());
            default -> nodes.textNode(text(random, schema));
        };
    }

    private static JsonNode object(Random random, JsonNode schema, int depth) {
        var object = JsonNodeFactory.instance.objectNode();
        if (depth < 5) {
            schema.path("properties").fields().forEachRemaining(property -> {
                if (random.nextInt(5) > 0) {
                    object.set(property.getKey(), value(random, property.getValue(), depth + 1));
                }
            });
        }
        if (random.nextInt(10) == 0) {
            object.put("surprise", 1);
        }
        return object;
    }

    private static JsonNode array(Random random, JsonNode schema, int depth) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(random, schema.path("items"), depth + 1));
        }
        return array;
    }

    private static String text(Random random, JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "date" -> "2026-0" + (1 + random.nextInt(9)) + "-15";
            case "date-time" -> "2026-0" + (1 + random.nextInt(9)) + "-15T10:00:00Z";
            case "email" -> "a" + random.nextInt(1000) + "@example.org";
            default ->
                random.nextBoolean() ? "abc" + random.nextInt(1000) : HOSTILE.get(random.nextInt(HOSTILE.size()));
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.get(type.size() - 1).asText() : type.asText();
    }

    private static JsonNode resolved(Random random, JsonNode schema) {
        if (schema.has("anyOf")) {
            var choices = schema.path("anyOf");
            return resolved(random, choices.get(random.nextInt(choices.size())));
        }
        if (schema.has("$ref")) {
            return resolved(
                    random, owner.description().at(schema.path("$ref").asText().substring(1)));
        }
        return schema.isMissingNode() ? new ObjectMapper().createObjectNode() : schema;
    }
}
