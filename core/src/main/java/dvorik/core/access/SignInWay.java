package dvorik.core.access;

import java.util.Locale;

/** How a person came in. */
public enum SignInWay {
    /** By a one-time token from the staff bot. */
    TOKEN,
    PASSWORD;

    /** @return as stored */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SignInWay of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
