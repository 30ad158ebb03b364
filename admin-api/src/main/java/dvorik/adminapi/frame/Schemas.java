package dvorik.adminapi.frame;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.SchemaDefinitionNamingStrategy;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** JSON Schemas of the records on the wire; the same ones check what comes in and stand in the description. */
final class Schemas {
    static final String PLACE = "components/schemas";
    private final SchemaBuilder builder;
    private final Map<Type, JsonNode> references = new HashMap<>();
    private ObjectNode definitions;

    /** Generators of clients make names of classes of these. */
    private static final SchemaDefinitionNamingStrategy NAMES = new SchemaDefinitionNamingStrategy() {
        @Override
        public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
            return name(key.getType());
        }

        @Override
        public String adjustNullableName(DefinitionKey key, String name, SchemaGenerationContext context) {
            return name + PlainSchemas.OR_NULL;
        }
    };

    Schemas() {
        var config = new SchemaGeneratorConfigBuilder(
                        ApiJson.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.FLATTENED_OPTIONALS,
                        Option.PLAIN_DEFINITION_KEYS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .without(Option.SCHEMA_VERSION_INDICATOR)
                .with(new JakartaValidationModule(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
        config.forTypesInGeneral()
                .withDefinitionNamingStrategy(NAMES)
                .withCustomDefinitionProvider(Schemas::ofSimple)
                .withDescriptionResolver(scope -> Optional.ofNullable(
                                scope.getType().getErasedType().getAnnotation(Doc.class))
                        .map(Doc::value)
                        .orElse(null));
        config.forFields()
                .withPropertyNameOverrideResolver(field -> snake(field.getDeclaredName()))
                .withRequiredCheck(field -> !isOptional(field))
                .withNullableCheck(field -> isOptional(field))
                .withDescriptionResolver(field -> doc(field).map(Doc::value).orElse(null))
                .withInstanceAttributeOverride((node, field, context) -> doc(field)
                        .filter(doc -> !doc.example().isEmpty())
                        .ifPresent(doc -> node.putArray("examples").add(example(doc.example()))));
        builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    }

    /** @return a reference to the schema of the type; filled in once all are asked for */
    JsonNode of(Type type, Type... arguments) {
        return references.computeIfAbsent(
                arguments.length == 0 ? type : new Applied(type, arguments[0]),
                key -> builder.createSchemaReference(type, arguments));
    }

    private record Applied(Type type, Type argument) implements Type {}

    /** @return by name; nothing more may be asked for afterwards */
    ObjectNode definitions() {
        if (definitions == null) {
            definitions = PlainSchemas.plain(builder.collectDefinitions(PLACE));
        }
        return definitions;
    }

    private static String name(ResolvedType type) {
        var named = type.getErasedType().getAnnotation(SchemaName.class);
        var name = named == null ? type.getErasedType().getSimpleName() : named.value();
        return type.getTypeParameters().isEmpty()
                ? name
                : name + "Of"
                        + type.getTypeParameters().stream().map(Schemas::name).collect(Collectors.joining());
    }

    static String snake(String name) {
        return ((PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE).translate(name);
    }

    private static boolean isOptional(FieldScope field) {
        return field.getDeclaredType().getErasedType() == Optional.class || field.isFakeContainerItemScope();
    }

    private static Optional<Doc> doc(FieldScope field) {
        // what is said of a list is not said of its items
        return field.isFakeContainerItemScope()
                ? Optional.empty()
                : Optional.ofNullable(field.getAnnotation(Doc.class));
    }

    private static JsonNode example(String text) {
        try {
            return ApiJson.mapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    private static CustomDefinition ofSimple(ResolvedType type, SchemaGenerationContext context) {
        var erased = type.getErasedType();
        var node = JsonNodeFactory.instance.objectNode();
        if (erased.isEnum()) {
            ArrayNode names = node.put("type", "string").putArray("enum");
            for (var constant : erased.getEnumConstants()) {
                names.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
            }
            return new CustomDefinition(node, true);
        }
        if (erased == Instant.class) {
            return new CustomDefinition(node.put("type", "string").put("format", "date-time"), true);
        }
        if (erased == LocalDate.class) {
            return new CustomDefinition(node.put("type", "string").put("format", "date"), true);
        }
        if (erased == long.class || erased == Long.class) {
            return new CustomDefinition(node.put("type", "integer").put("format", "int64"), true);
        }
        if (erased == int.class || erased == Integer.class) {
            return new CustomDefinition(node.put("type", "integer").put("format", "int32"), true);
        }
        if (JsonNode.class.isAssignableFrom(erased) || erased == Map.class || erased == Object.class) {
            return new CustomDefinition(
                    node.put("type", "object").put("additionalProperties", true),
                    CustomDefinition.DefinitionType.INLINE,
                    CustomDefinition.AttributeInclusion.NO);
        }
        return null;
    }
}
