package dvorik.sandbox.botapi;

import dvorik.sandbox.world.Bot;

/** A further look at a call before it is done; strict mode puts the published schema here. */
@FunctionalInterface
public interface RequestCheck {
    /** Lets everything pass. */
    RequestCheck NONE = (bot, method, arguments) -> {};

    /** @throws Refusal when the call is not as it should be */
    void check(Bot bot, String method, Arguments arguments);
}
