package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An update on its way to a bot.
 *
 * @param type the name of its one content field, such as {@code message}
 * @param body the whole {@code Update}, with its id
 * @param lane whose updates keep their order on a webhook: the chat of a message, the user of a tap
 * @param expiresAtMillis real time after which it is no longer delivered
 */
public record Update(int id, String type, ObjectNode body, long lane, long expiresAtMillis) {}
