package dvorik.core.discount;

import java.util.Locale;

/** Why a discount is granted. Stored by name in lower case. */
public enum OfferKind {
    JOINING,
    SUBSCRIPTION,
    BIRTHDAY,
    MANUAL,
    REFERRAL,
    WINBACK;

    /** Whether a customer may give a discount of a new offer of this kind away. */
    boolean isGiftable() {
        return this == REFERRAL || this == MANUAL;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OfferKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
