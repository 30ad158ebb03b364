package dvorik.core.telegram.intake;

import static dvorik.core.redis.Replies.number;

import java.util.List;

/** An update as it stands in the inbox. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InboxEntry(StreamId id, long chatId, byte[] update) {

    /** @param entry as XREAD and XRANGE answer: [id, [field, value, …]] in the order in which inbox-store.lua wrote */
    static InboxEntry of(Object entry) {
        List<?> parts = (List<?>) entry;
        List<?> fields = (List<?>) parts.get(1);
        return new InboxEntry(StreamId.of((byte[]) parts.get(0)), number(fields.get(1)), (byte[]) fields.get(3));
    }
}
