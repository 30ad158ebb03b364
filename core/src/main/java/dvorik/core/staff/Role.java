package dvorik.core.staff;

import java.util.Locale;

/** What a person may do; the last three in named salons, the others in the whole business. */
public enum Role {
    OWNER,
    MARKETING,
    READONLY,
    MANAGER,
    MASTER,
    CASHIER;

    /** @return as stored */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public boolean needsSalon() {
        return this == MANAGER || this == MASTER || this == CASHIER;
    }

    /** Who works at a till. */
    public boolean redeems() {
        return this == OWNER || this == MANAGER || this == CASHIER;
    }

    /** @return true for those whom the manager of their salon may let in and out */
    public boolean isLed() {
        return this == MASTER || this == CASHIER;
    }
}
