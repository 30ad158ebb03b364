package dvorik.core.telegram;

/** Who goes first when the budget of a bot is short; the order is the rank. */
public enum Lane {
    /** Replies to a person who is waiting. */
    DIALOGUE,
    /** Reminders, confirmations, codes. */
    TRANSACTIONAL,
    /** Broadcasts: what the others leave. */
    BULK
}
