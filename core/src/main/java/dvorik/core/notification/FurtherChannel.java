package dvorik.core.notification;

import dvorik.core.id.CustomerId;
import dvorik.core.text.Language;
import java.util.Optional;

/** A way to customers besides Telegram. Implemented by the carriers. */
public interface FurtherChannel {
    Way way();

    /**
     * What goes out.
     *
     * @param id of the notification, the same at each attempt
     * @param customer empty: to a member of staff
     * @param address a verified one, or one that is being verified
     * @param html the words as Telegram would have shown them
     */
    record Letter(
            long id,
            NotificationKind kind,
            Optional<CustomerId> customer,
            Language language,
            String address,
            String html) {
        public boolean isMarketing() {
            return kind.reach() == NotificationKind.Reach.MARKETING;
        }
    }

    /** An answer that was lost is {@link Delivery.Unreachable}: nothing is paid for twice. */
    Delivery deliver(Letter letter) throws InterruptedException;
}
