package dvorik.sandbox.strict;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationMessage;
import dvorik.sandbox.world.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The published Bot API as JSON Schema: the parameters of each method, and the types. */
public final class BotApiSchema {
    private static final String RESOURCE = "/schema/bot-api.json";
    private static final String ADDRESS = "https://dvorik.invalid/bot-api.json";
    private static final String PARAMETERS = "Params";
    private static final int PROBLEMS_NAMED = 6;

    private final JsonNode definitions;
    private final Map<String, String> parametersByMethod;
    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    /** Read and compiled once for all sandboxes of a program: it never changes, and reading takes half a second. */
    private static final class Shared {
        private static final BotApiSchema SCHEMA = new BotApiSchema();
    }

    /** Reads the schema at the first call. */
    public static BotApiSchema get() {
        return Shared.SCHEMA;
    }

    private BotApiSchema() {
        JsonNode document = read();
        this.definitions = document.path("definitions");
        this.parametersByMethod = StreamSupport.stream(
                        ((Iterable<String>) definitions::fieldNames).spliterator(), false)
                .filter(name -> name.endsWith(PARAMETERS) && !name.startsWith("Telegram"))
                .collect(Collectors.toMap(
                        name -> name.substring(0, name.length() - PARAMETERS.length())
                                .toLowerCase(Locale.ROOT),
                        name -> name));
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV7())
                .keyword(new MaxBytesKeyword())
                .build();
        String text = document.toString();
        this.factory = JsonSchemaFactory.builder()
                .defaultMetaSchemaIri(dialect.getIri())
                .metaSchema(dialect)
                .schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, text)))
                .build();
    }

    private static JsonNode read() {
        try (InputStream in = BotApiSchema.class.getResourceAsStream(RESOURCE)) {
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema of the Bot API cannot be read", e);
        }
    }

    /** The type of a method's parameters; empty for methods without any, or without a schema. */
    Optional<String> parametersOf(String lowerCaseMethod) {
        return Optional.ofNullable(parametersByMethod.get(lowerCaseMethod));
    }

    /**
     * What is wrong with a value, the first few problems; empty when nothing is.
     *
     * @param type the name of a definition, such as {@code TelegramMessage}
     */
    public List<String> problems(String type, JsonNode value) {
        JsonSchema schema = compiled.computeIfAbsent(
                type, name -> factory.getSchema(SchemaLocation.of(ADDRESS + "#/definitions/" + name)));
        return schema.validate(value).stream()
                .limit(PROBLEMS_NAMED)
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** The schema of a property, references followed; missing when the type has no such property. */
    JsonNode property(String type, String name) {
        return resolve(definitions.path(type).path("properties").path(name));
    }

    JsonNode resolve(JsonNode schema) {
        JsonNode current = schema;
        while (current.has("$ref")) {
            current = definitions.path(current.get("$ref").asText().substring("#/definitions/".length()));
        }
        return current;
    }
}
