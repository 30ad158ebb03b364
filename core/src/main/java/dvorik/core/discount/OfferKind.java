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

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OfferKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
