package dvorik.core.telegram;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One update as received.
 *
 * @param chatId the chat it belongs to, or the person where it has no chat; 0 where it has neither (polls)
 * @param update the whole update, unknown fields included
 * @param state what the handler left for this chat, null: none or expired
 */
public record Incoming(long updateId, long chatId, JsonNode update, String state) {}
