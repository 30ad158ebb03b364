package dvorik.core.notification;

import dvorik.core.id.CustomerId;
import dvorik.core.text.Language;

/** A way to customers besides Telegram. Implemented by the carriers. */
public interface FurtherChannel {
    Way way();

    /**
     * What goes out.
     *
     * @param id of the notification, the same at each attempt
     * @param address a verified one
     * @param html the words as Telegram would have shown them
     */
    record Letter(long id, CustomerId customer, Language language, String address, String html) {}

    /** An answer that was lost is {@link Delivery.Unreachable}: nothing is paid for twice. */
    Delivery deliver(Letter letter) throws InterruptedException;
}
