package dvorik.core.notification;

import java.util.Locale;

/** Ways to a person, in the order in which they are tried. Stored by name in lower case. */
public enum Way {
    TELEGRAM,
    SMS,
    EMAIL,
    /** What waits in the client bot to be read; it cannot fail. */
    MAILBOX;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param code null: not tried in another way than its first */
    static Way of(String code, NotificationKind kind) {
        return code == null ? kind.first() : valueOf(code.toUpperCase(Locale.ROOT));
    }
}
