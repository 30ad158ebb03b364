package dvorik.core.discount;

/** The usual reasons to take a redemption back; stored by name in lower case. */
public enum UndoReason {
    WRONG_AMOUNT,
    WRONG_CUSTOMER,
    CHANGED_MIND
}
