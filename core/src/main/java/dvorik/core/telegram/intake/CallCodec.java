package dvorik.core.telegram.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dvorik.core.telegram.BotCall;
import java.io.IOException;
import java.util.List;

/** Calls as they are kept in the outbox. Unknown fields are skipped: a newer version may have written them. */
final class CallCodec {
    private static final TypeReference<List<BotCall>> CALLS = new TypeReference<>() {};
    private static final byte[] NONE = {};

    private final ObjectWriter writer;
    private final ObjectReader reader;

    CallCodec(ObjectMapper json) {
        this.writer = json.writerFor(CALLS);
        this.reader = json.readerFor(CALLS).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    byte[] encode(List<BotCall> calls) {
        try {
            return calls.isEmpty() ? NONE : writer.writeValueAsBytes(calls);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("calls cannot be written as JSON", e);
        }
    }

    List<BotCall> decode(byte[] calls) throws IOException {
        return reader.readValue(calls);
    }
}
