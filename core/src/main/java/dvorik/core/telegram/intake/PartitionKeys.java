package dvorik.core.telegram.intake;

import static dvorik.core.redis.Replies.bytes;

/** The Redis keys of one partition of a bot's inbox; they share a hash tag, so that scripts may touch them together. */
final class PartitionKeys {
    /** Ids of one block share a bitmap; 4 KB when full. */
    static final int SEEN_BLOCK_BITS = 15;

    final byte[] inbox;
    final byte[] outbox;
    final byte[] parked;
    final byte[] lease;
    final byte[] fence;
    private final String prefix;

    PartitionKeys(String bot, int partition) {
        prefix = "dvorik:{" + bot + ":" + partition + "}:";
        inbox = bytes(prefix + "inbox");
        outbox = bytes(prefix + "outbox");
        parked = bytes(prefix + "parked");
        lease = bytes(prefix + "lease");
        fence = bytes(prefix + "fence");
    }

    byte[] state(long chatId) {
        return bytes(prefix + "state:" + chatId);
    }

    byte[] seen(long block) {
        return bytes(prefix + "seen:" + block);
    }

    /** Stable for ever: a chat that changed its partition would be handled twice at once. */
    static int partitionOf(long chatId, int partitions) {
        long mixed = chatId * 0x9E3779B97F4A7C15L;
        return (int) Long.remainderUnsigned(mixed >>> 32, partitions);
    }
}
