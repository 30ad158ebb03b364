package dvorik.core.notification;

import java.time.Duration;

/** What became of an attempt to deliver. */
public sealed interface Delivery {
    /** @param messageId in the channel; null where nothing was sent anew, or the channel numbers otherwise */
    record Delivered(Integer messageId) implements Delivery {}

    /** There is nothing to tell any more, such as an edit of a card that is gone. */
    record NotNeeded(String reason) implements Delivery {}

    /** The channel does not reach this person. */
    record Unreachable(String reason) implements Delivery {}

    /** The channel as a whole is away or asks to wait; no attempt. */
    record Later(Duration delay) implements Delivery {}

    /** A fault with this message; an attempt. */
    record Failed(String reason) implements Delivery {}

    /** Nobody knows whether it arrived; an attempt that says nothing about the person. */
    record Lost(String reason) implements Delivery {}
}
