package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One message as it stands now. Immutable; an edit is a new value with a higher {@code seq}.
 *
 * @param body the Bot API's {@code Message}, never changed once stored
 * @param seq when it last changed, in the journal's count
 * @param created the {@code seq} of its first appearance
 * @param reaction the bot's reaction emoji to it, or empty
 */
public record StoredMessage(
        int id, ObjectNode body, boolean fromBot, long seq, long created, boolean deleted, String reaction) {

    public boolean edited() {
        return body.has("edit_date");
    }

    StoredMessage withBody(ObjectNode newBody, long newSeq) {
        return new StoredMessage(id, newBody, fromBot, newSeq, created, deleted, reaction);
    }

    StoredMessage asDeleted(long newSeq) {
        return new StoredMessage(id, body, fromBot, newSeq, created, true, reaction);
    }

    StoredMessage withReaction(String emoji, long newSeq) {
        return new StoredMessage(id, body, fromBot, newSeq, created, deleted, emoji);
    }
}
