package dvorik.sandbox.strict;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbstractKeyword;
import com.networknt.schema.BaseJsonValidator;
import com.networknt.schema.ErrorMessageType;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.ValidationMessage;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The schema's {@code x-maxBytes}: a text takes at most so many bytes of UTF-8. */
final class MaxBytesKeyword extends AbstractKeyword {
    private static final ErrorMessageType ERROR = () -> "x-maxBytes";

    MaxBytesKeyword() {
        super("x-maxBytes");
    }

    @Override
    public JsonValidator newValidator(
            SchemaLocation location, JsonNodePath path, JsonNode value, JsonSchema parent, ValidationContext context) {
        return new Check(location, path, value, parent, this, context);
    }

    private static final class Check extends BaseJsonValidator {
        private final int max;

        private Check(
                SchemaLocation location,
                JsonNodePath path,
                JsonNode value,
                JsonSchema parent,
                MaxBytesKeyword keyword,
                ValidationContext context) {
            super(location, path, value, parent, ERROR, keyword, context, false);
            this.max = value.intValue();
        }

        @Override
        public Set<ValidationMessage> validate(
                ExecutionContext execution, JsonNode node, JsonNode root, JsonNodePath instance) {
            if (!node.isTextual() || node.textValue().getBytes(StandardCharsets.UTF_8).length <= max) {
                return Set.of();
            }
            return Set.of(message()
                    .instanceNode(node)
                    .instanceLocation(instance)
                    .messageSupplier(() -> instance + ": takes more than " + max + " bytes")
                    .build());
        }
    }
}
