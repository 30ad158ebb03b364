package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;

/** One method of the Bot API. */
@FunctionalInterface
public interface Method {
    /**
     * Does what the call asks; called without the world's lock.
     *
     * @return the {@code result} of the answer
     * @throws Refusal when the call is refused
     */
    JsonNode answer(Call call);
}
