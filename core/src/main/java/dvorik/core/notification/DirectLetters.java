package dvorik.core.notification;

import dvorik.core.text.Language;
import java.util.Optional;

/** Words that go straight to an address, such as a code that proves it. Implemented by the features that owe them. */
@FunctionalInterface
public interface DirectLetters {
    /** @param html words as Telegram would show them */
    record Direct(Language language, String address, String html) {}

    /** @return empty when nobody waits for it any more */
    Optional<Direct> find(OwedNotification owed);
}
