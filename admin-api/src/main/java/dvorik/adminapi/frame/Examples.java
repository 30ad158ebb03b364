package dvorik.adminapi.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the description shows as examples: {@code docs/examples/TAG.json}, in each file by the operation's name a
 * {@code request} and, where it tells more than the schema, the {@code response} to it. A test sends every request.
 */
public final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, JsonNode> byOperation = new HashMap<>();

    public Examples(List<Operation> operations) {
        operations.stream().map(Operation::tag).distinct().forEach(this::read);
    }

    private void read(String tag) {
        try (var file = Examples.class.getResourceAsStream("/docs/examples/" + tag + ".json")) {
            if (file != null) {
                JSON.readTree(file).fields().forEachRemaining(one -> byOperation.put(one.getKey(), one.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return names of the operations that have one */
    public List<String> names() {
        return byOperation.keySet().stream().sorted().toList();
    }

    /** @return JSON, or the text of a file */
    public Optional<JsonNode> request(Operation operation) {
        return find(operation, "request");
    }

    public Optional<JsonNode> response(Operation operation) {
        return find(operation, "response");
    }

    private Optional<JsonNode> find(Operation operation, String part) {
        return Optional.ofNullable(byOperation.get(operation.name())).map(example -> example.get(part));
    }
}
