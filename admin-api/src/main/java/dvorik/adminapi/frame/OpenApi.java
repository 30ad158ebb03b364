package dvorik.adminapi.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Makes the OpenAPI 3.1 description of operations: nothing stands in it that the server does not run by. */
final class OpenApi {
    private static final String VERSION = "3.1.0";
    private static final String JSON = "application/json";
    private static final String SCHEMA = "schema";
    private static final String DESCRIPTION = "description";
    private static final String REQUIRED = "required";
    private static final String EXAMPLE = "example";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Schemas schemas;
    private final Examples examples;
    private final Properties words = new Properties();
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;

    OpenApi(Schemas schemas, Examples examples) {
        this.schemas = schemas;
        this.examples = examples;
        try (var in = OpenApi.class.getResourceAsStream("/docs/openapi.properties")) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode describe(List<Operation> operations) {
        var document = nodes.objectNode();
        document.put("openapi", VERSION);
        var info = document.putObject("info")
                .put("title", "Dvorik admin API")
                .put("version", "1")
                .put(DESCRIPTION, words("description"));
        info.putObject("contact").put("name", words("contact"));
        info.putObject("license").put("name", "Proprietary").put("identifier", "LicenseRef-Dvorik");
        document.putArray("servers").addObject().put("url", "/").put(DESCRIPTION, words("server"));
        var tags = document.putArray("tags");
        operations.stream().map(Operation::tag).distinct().sorted().forEach(tag -> tags.addObject()
                .put("name", tag)
                .put(DESCRIPTION, words("tag." + tag)));
        var paths = document.putObject("paths");
        for (var operation : operations) {
            var path = paths.has(operation.path())
                    ? (ObjectNode) paths.get(operation.path())
                    : paths.putObject(operation.path());
            path.set(operation.method().name().toLowerCase(Locale.ROOT), operation(operation));
        }
        schemas.of(ErrorBody.class);
        // parameters of queries are read from their record, which must not be asked for once all are collected
        var queries = operations.stream().filter(o -> o.query() != null).toList();
        queries.forEach(operation -> schemas.of(operation.query()));
        var definitions = schemas.definitions();
        for (var operation : queries) {
            addQuery(
                    (ObjectNode) paths.path(operation.path())
                            .path(operation.method().name().toLowerCase(Locale.ROOT)),
                    operation,
                    definitions);
        }
        var components = document.putObject("components");
        var described = components.putObject("schemas");
        var names = new TreeSet<String>();
        definitions.fieldNames().forEachRemaining(names::add);
        queries.stream().map(operation -> nameOf(schemas.of(operation.query()))).forEach(names::remove);
        names.forEach(name -> described.set(name, definitions.get(name)));
        HeaderFields.describe(components, this::words);
        var security = components.putObject("securitySchemes");
        security.putObject("person").put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
        security.putObject("program").put("type", "apiKey").put("in", "header").put("name", "X-API-Key");
        return document;
    }

    private ObjectNode operation(Operation operation) {
        var node = nodes.objectNode();
        node.putArray("tags").add(operation.tag());
        node.put("summary", operation.summary());
        node.put("operationId", idOf(operation));
        node.put(
                DESCRIPTION,
                operation
                        .permission()
                        .map(permission -> words("needs").replace("{permission}", permission.scope()))
                        .orElseGet(() -> words("open")));
        var security = node.putArray("security");
        operation.permission().ifPresent(permission -> {
            security.addObject().putArray("person");
            if (permission.isForPrograms()) {
                security.addObject().putArray("program");
            }
        });
        var parameters = node.putArray("parameters");
        var places = PLACE.matcher(operation.path());
        while (places.find()) {
            var parameter = parameters
                    .addObject()
                    .put("name", places.group(1))
                    .put("in", "path")
                    .put(REQUIRED, true);
            parameter.set(
                    SCHEMA,
                    places.group(1).endsWith("id")
                            ? nodes.objectNode()
                                    .put("type", "integer")
                                    .put("format", "int64")
                                    .put("minimum", 1)
                            : nodes.objectNode().put("type", "string").put("maxLength", 100));
        }
        if (operation.creates()) {
            var header = parameters.addObject();
            addHeader(header, "Idempotency-Key", "header.idempotency-key", 100);
            if (operation.keyed()) {
                header.put(REQUIRED, true);
            }
        }
        if (operation.versioned() && operation.writes()) {
            addHeader(parameters.addObject(), "If-Match", "header.if-match", 200);
        }
        if (operation.body() != null) {
            var body = node.putObject("requestBody").put(REQUIRED, true);
            var content = body.putObject("content").putObject(JSON);
            content.set(SCHEMA, schemas.of(operation.body()));
            examples.request(operation).ifPresent(example -> content.set(EXAMPLE, example));
        }
        if (operation.bodyFile() != null) {
            var body = node.putObject("requestBody").put(REQUIRED, true);
            var content = body.putObject("content");
            for (var media : operation.bodyFile().split(",")) {
                var one = content.putObject(media);
                one.putObject(SCHEMA).put("type", "string");
                if (media.startsWith("text/")) {
                    examples.request(operation).ifPresent(example -> one.set(EXAMPLE, example));
                }
            }
        }
        responses(node.putObject("responses"), operation);
        return node;
    }

    private void addHeader(ObjectNode parameter, String name, String text, int longest) {
        parameter.put("name", name).put("in", "header").put(REQUIRED, false).put(DESCRIPTION, words(text));
        parameter.putObject(SCHEMA).put("type", "string").put("minLength", 1).put("maxLength", longest);
    }

    private void addQuery(ObjectNode node, Operation operation, ObjectNode definitions) {
        var shape = definitions.path(nameOf(schemas.of(operation.query())));
        var required = new ArrayList<String>();
        shape.path(REQUIRED).forEach(name -> required.add(name.asText()));
        var parameters = node.withArray("/parameters");
        shape.path("properties").fields().forEachRemaining(property -> {
            var parameter = parameters
                    .addObject()
                    .put("name", property.getKey())
                    .put("in", "query")
                    .put(REQUIRED, required.contains(property.getKey()));
            var schema = withoutNull(property.getValue().deepCopy());
            if (schema.has(DESCRIPTION)) {
                parameter.set(DESCRIPTION, schema.remove(DESCRIPTION));
            }
            if (schema.path("type").asText().equals("array")) {
                parameter.put("style", "form").put("explode", false);
            }
            parameter.set(SCHEMA, schema);
        });
    }

    /** A parameter that is left out is not there: it is never null. */
    private static ObjectNode withoutNull(ObjectNode schema) {
        if (schema.path("type").isArray()) {
            for (var type : schema.get("type")) {
                if (!type.asText().equals("null")) {
                    schema.put("type", type.asText());
                    break;
                }
            }
        }
        if (schema.path("anyOf").isArray()) {
            for (var choice : schema.get("anyOf")) {
                if (!choice.path("type").asText().equals("null")) {
                    schema.remove("anyOf");
                    schema.setAll((ObjectNode) choice.deepCopy());
                    break;
                }
            }
        }
        return schema;
    }

    private void responses(ObjectNode responses, Operation operation) {
        operation.answers().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(answer -> response(
                        responses.putObject(answer.getKey().toString()),
                        answer.getKey(),
                        answer.getValue(),
                        operation));
        var codes = new TreeMap<Integer, TreeSet<String>>();
        for (var code : refusals(operation)) {
            codes.computeIfAbsent(code.status(), status -> new TreeSet<>()).add(code.name());
        }
        codes.forEach((status, names) -> {
            var response = responses.putObject(status.toString());
            response.put(DESCRIPTION, String.join(", ", names));
            HeaderFields.name(response, status);
            response.putObject("content").putObject(JSON).set(SCHEMA, schemas.of(ErrorBody.class));
        });
    }

    private void response(ObjectNode node, int status, Operation.Reply reply, Operation operation) {
        node.put(DESCRIPTION, words("status." + status));
        HeaderFields.name(node, operation);
        if (reply.media() != null) {
            var content = node.putObject("content");
            for (var media : reply.media().split(",")) {
                var schema = content.putObject(media).putObject(SCHEMA).put("type", "string");
                if (!media.startsWith("text/")) {
                    schema.put("format", "binary");
                }
            }
        } else if (reply.type() != Void.class) {
            var content = node.putObject("content").putObject(JSON);
            content.set(SCHEMA, reply.paged() ? schemas.of(Page.class, reply.type()) : schemas.of(reply.type()));
            // with several ways to succeed it stands with the first
            if (status
                    == operation.answers().keySet().stream()
                            .min(Integer::compare)
                            .orElseThrow()) {
                examples.response(operation).ifPresent(example -> content.set(EXAMPLE, example));
            }
        }
    }

    /** Those an operation names, and those that follow from what it is. */
    static List<ErrorCode> refusals(Operation operation) {
        var all = new ArrayList<>(operation.refusals());
        if (operation.permission().isPresent()) {
            all.addAll(List.of(ErrorCode.AUTH_002, ErrorCode.AUTH_003, ErrorCode.AUTH_004, ErrorCode.REQUEST_009));
        }
        if (operation.body() != null) {
            all.addAll(List.of(ErrorCode.REQUEST_001, ErrorCode.REQUEST_004, ErrorCode.REQUEST_005));
        }
        if (operation.bodyFile() != null) {
            all.addAll(List.of(ErrorCode.REQUEST_001, ErrorCode.REQUEST_004, ErrorCode.REQUEST_005));
        }
        if (operation.creates()) {
            all.addAll(List.of(ErrorCode.REQUEST_007, ErrorCode.REQUEST_008));
        }
        if (operation.keyed()) {
            all.add(ErrorCode.REQUEST_010);
        }
        if (operation.versioned() && operation.writes()) {
            all.add(ErrorCode.REQUEST_006);
        }
        all.addAll(List.of(ErrorCode.VALIDATION_001, ErrorCode.SERVER_001, ErrorCode.SERVER_002));
        return all;
    }

    private static String idOf(Operation operation) {
        var id = new StringBuilder(operation.method().name().toLowerCase(Locale.ROOT));
        for (var part : operation.path().replace("/api/v1", "").split("[/{}_.-]+")) {
            if (!part.isEmpty()) {
                id.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return id.toString();
    }

    private static String nameOf(JsonNode reference) {
        var text = reference.path("$ref").asText();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private String words(String key) {
        var found = words.getProperty(key);
        if (found == null) {
            throw new IllegalStateException("no words for " + key + " in docs/openapi.properties");
        }
        return found;
    }
}
