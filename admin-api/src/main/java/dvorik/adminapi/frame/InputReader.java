package dvorik.adminapi.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dvorik.adminapi.frame.ApiError.BadField;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads bodies and query parameters into their records, or tells everything that is wrong with them at once. */
final class InputReader {
    private static final int LONGEST_NUMBER = 18;
    /** More are no slip, and each would cost us more than its sender. */
    private static final int MOST_BAD_FIELDS = 1000;

    private final Map<Class<?>, JsonSchema> schemas = new HashMap<>();
    private final Map<Class<?>, JsonNode> shapes = new HashMap<>();

    /** @param definitions of the schemas of all these types and those they use */
    InputReader(Schemas schemas, Set<Class<?>> types) {
        var factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        var config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .errorMessageKeyword("none")
                .build();
        var definitions = schemas.definitions();
        for (var type : types) {
            var root = JsonNodeFactory.instance.objectNode();
            root.setAll((ObjectNode) schemas.of(type));
            root.putObject("components").set("schemas", definitions);
            var schema = factory.getSchema(root, config);
            schema.initializeValidators();
            this.schemas.put(type, schema);
            var name = schemas.of(type).path("$ref").asText();
            this.shapes.put(type, definitions.path(name.substring(name.lastIndexOf('/') + 1)));
        }
    }

    /**
     * Reads a body.
     *
     * @param changes of something that is there: see {@link ApiJson#ofChanges}
     * @throws ApiError when it is not JSON, or not of that shape
     */
    <T> T body(byte[] json, Class<T> type, boolean changes) {
        JsonNode tree;
        try {
            tree = ApiJson.mapper().readTree(json);
        } catch (IOException e) {
            throw new ApiError(ErrorCode.REQUEST_001);
        }
        if (tree == null || tree.isMissingNode()) {
            throw new ApiError(ErrorCode.REQUEST_001);
        }
        return read(tree, type, changes ? ApiJson.ofChanges() : ApiJson.mapper());
    }

    /** @throws ApiError when a parameter is unknown or wrong */
    <T> T query(Map<String, List<String>> parameters, Class<T> type) {
        var tree = JsonNodeFactory.instance.objectNode();
        var properties = shapes.get(type).path("properties");
        refuseRepeated(parameters, properties);
        parameters.forEach((name, values) -> {
            var shape = properties.path(name);
            if (isOf(shape, "array")) {
                var all = tree.putArray(name);
                values.stream()
                        .flatMap(value -> List.of(value.split(",", -1)).stream())
                        .forEach(value -> addValue(all, shape.path("items"), value));
            } else {
                tree.set(name, value(shape, values.getLast()));
            }
        });
        return read(tree, type, ApiJson.mapper());
    }

    /** Which of two would count? */
    private static void refuseRepeated(Map<String, List<String>> parameters, JsonNode properties) {
        var bad = parameters.entrySet().stream()
                .filter(given -> given.getValue().size() > 1 && properties.has(given.getKey()))
                .filter(given -> !isOf(properties.path(given.getKey()), "array"))
                .map(given -> new BadField(given.getKey(), "twice", null))
                .toList();
        if (!bad.isEmpty()) {
            throw ApiError.invalid(bad);
        }
    }

    private static void addValue(ArrayNode all, JsonNode shape, String value) {
        all.add(value(shape, value));
    }

    private static JsonNode value(JsonNode shape, String text) {
        var nodes = JsonNodeFactory.instance;
        if (isOf(shape, "integer") && text.matches("-?\\d{1," + LONGEST_NUMBER + "}")) {
            return nodes.numberNode(Long.parseLong(text));
        }
        if (isOf(shape, "boolean") && (text.equals("true") || text.equals("false"))) {
            return nodes.booleanNode(text.equals("true"));
        }
        return nodes.textNode(text);
    }

    private static boolean isOf(JsonNode shape, String type) {
        var types = shape.path("type");
        if (types.isArray()) {
            for (var one : types) {
                if (one.asText().equals(type)) {
                    return true;
                }
            }
        }
        return types.asText().equals(type);
    }

    private <T> T read(JsonNode tree, Class<T> type, ObjectMapper mapper) {
        var problems = schemas.get(type).validate(tree);
        if (!problems.isEmpty()) {
            throw ApiError.invalid(badFields(problems));
        }
        try {
            return mapper.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            // of the right shape and still no value: 2026-02-30
            throw ApiError.invalid(
                    e instanceof com.fasterxml.jackson.databind.JsonMappingException mapping ? path(mapping) : "",
                    "format");
        }
    }

    private static String path(com.fasterxml.jackson.databind.JsonMappingException failure) {
        var path = new StringBuilder();
        for (var step : failure.getPath()) {
            if (step.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    private static List<BadField> badFields(Set<ValidationMessage> problems) {
        var fields = new LinkedHashMap<String, BadField>();
        for (var problem : problems) {
            var keyword = problem.getType();
            // where one of several shapes would do, each of them complains; one complaint is enough
            var path = dotted(problem.getInstanceLocation().toString());
            var arguments = problem.getArguments();
            var field =
                    switch (keyword) {
                        case "required", "additionalProperties" ->
                            (path.isEmpty() ? "" : path + ".") + problem.getProperty();
                        default -> path;
                    };
            fields.putIfAbsent(field, new BadField(field, word(keyword), limit(keyword, arguments)));
            if (fields.size() == MOST_BAD_FIELDS) {
                break;
            }
        }
        // an object that may be null as well: that it is no null is no complaint where its own fields have some
        return fields.values().stream()
                .filter(field -> !field.problem().equals("type") || !hasInner(fields.keySet(), field.field()))
                .toList();
    }

    private static boolean hasInner(Set<String> fields, String outer) {
        return !outer.isEmpty()
                && fields.stream().anyMatch(field -> field.startsWith(outer + ".") || field.startsWith(outer + "["));
    }

    /** The keyword of the schema, in words of people. */
    private static String word(String keyword) {
        return switch (keyword) {
            case "required" -> "required";
            case "additionalProperties" -> "unknown";
            case "type", "anyOf", "oneOf" -> "type";
            case "enum", "const" -> "not_one_of";
            case "minLength", "minItems" -> "too_short";
            case "maxLength", "maxItems" -> "too_long";
            case "minimum", "exclusiveMinimum" -> "too_small";
            case "maximum", "exclusiveMaximum" -> "too_large";
            case "uniqueItems" -> "twice";
            default -> "format";
        };
    }

    private static Object limit(String keyword, Object[] arguments) {
        return switch (keyword) {
            case "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum" ->
                arguments == null || arguments.length == 0 ? null : String.valueOf(arguments[0]);
            case "enum" -> arguments == null || arguments.length == 0 ? null : String.valueOf(arguments[0]);
            default -> null;
        };
    }

    /** {@code /terms/ids/3} as {@code terms.ids[3]}. */
    private static String dotted(String pointer) {
        return pointer.replaceAll("/(\\d+)", "[$1]")
                .replaceFirst("^/", "")
                .replace('/', '.')
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
