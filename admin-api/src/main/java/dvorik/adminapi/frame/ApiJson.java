package dvorik.adminapi.frame;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dvorik.core.text.Json;
import java.time.Instant;

/** JSON as the API speaks it: snake_case, enum constants in lower case, times in ISO 8601. */
public final class ApiJson {
    private static final ObjectMapper MAPPER = mapper(false);
    private static final ObjectMapper OF_CHANGES = mapper(true);

    private ApiJson() {}

    /** @param absentIsNull what was left out is Java's null, and only what was sent as null is empty */
    private static ObjectMapper mapper(boolean absentIsNull) {
        return Json.mapper()
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule().addDeserializer(Instant.class, new Times.Reader()))
                .addModule(new Jdk8Module().configureReadAbsentAsNull(absentIsNull))
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
    }

    /** Reads changes: a component that is null was left out, one that is empty is to be cleared. */
    static ObjectMapper ofChanges() {
        return OF_CHANGES;
    }

    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
