package dvorik.core.discount;

/** The usual reasons to redeem without the customer's word; stored by name in lower case. */
public enum OverrideReason {
    NO_PHONE,
    NO_MESSAGE,
    AGREED_ALOUD
}
