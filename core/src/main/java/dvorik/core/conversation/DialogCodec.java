package dvorik.core.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dvorik.core.text.Json;
import dvorik.core.text.Language;
import java.time.Instant;
import java.util.Optional;

/** The state of a chat as one JSON value: {@code {"v":1,"l":"ru","n":"k3","t":"k3.Yes","a":17…,"s":"AskName","d":{…}}}. */
final class DialogCodec<D extends Dialog> {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = Json.mapper()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final SealedNames<D> names;

    DialogCodec(Class<D> root) {
        this.names = new SealedNames<>(root);
    }

    /**
     * A chat between two turns.
     *
     * @param state null: at rest
     * @param turn id of the turn whose buttons count; may be null
     * @param lastTap null when the last input was no tap
     * @param lost there was a state that can no longer be read
     */
    record Session<D>(D state, Language language, String turn, LastTap lastTap, boolean lost) {
        /** At rest, nothing tapped yet. */
        static <D> Session<D> fresh(Language language, boolean lost) {
            return new Session<>(null, language, null, null, lost);
        }
    }

    /**
     * The button handled last.
     *
     * @param data raw
     * @param at in real time
     */
    record LastTap(String data, Instant at) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Stored(int v, String l, String n, String t, Long a, String s, JsonNode d) {}

    String encode(Session<D> session) {
        var state = session.state();
        var tap = session.lastTap();
        try {
            return JSON.writeValueAsString(new Stored(
                    VERSION,
                    session.language().code(),
                    session.turn(),
                    tap == null ? null : tap.data(),
                    tap == null ? null : tap.at().toEpochMilli(),
                    state == null ? null : names.nameOf(state),
                    state == null ? null : JSON.valueToTree(state)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state must be plain values: " + state.getClass(), e);
        }
    }

    /** @return empty when it is of another version or cannot be read */
    Optional<Session<D>> decode(String json) {
        try {
            var stored = JSON.readValue(json, Stored.class);
            if (stored == null || stored.v() != VERSION) {
                return Optional.empty();
            }
            var language = Language.of(stored.l()).orElseThrow(() -> new IllegalArgumentException("no language"));
            var tap = stored.t() == null || stored.a() == null
                    ? null
                    : new LastTap(stored.t(), Instant.ofEpochMilli(stored.a()));
            if (stored.s() == null) {
                return Optional.of(new Session<>(null, language, stored.n(), tap, false));
            }
            var type = names.typeOf(stored.s());
            if (type.isEmpty() || stored.d() == null || !stored.d().isObject()) {
                return Optional.empty();
            }
            D state = JSON.treeToValue(stored.d(), type.get());
            return Optional.of(new Session<>(state, language, stored.n(), tap, false));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
