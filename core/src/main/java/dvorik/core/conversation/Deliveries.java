package dvorik.core.conversation;

import dvorik.core.notification.Delivery;
import dvorik.core.telegram.SendResult;
import java.time.Duration;

/** What the outcome of a call to Telegram means for a notification. */
public final class Deliveries {
    private Deliveries() {}

    /** An outcome that nobody knows is delivered again: one message too many is better than none. */
    public static Delivery of(SendResult result) {
        return switch (result) {
            case SendResult.Sent sent -> new Delivery.Delivered(sent.messageId());
            case SendResult.Blocked blocked -> new Delivery.Unreachable("blocked");
            case SendResult.Refused refused -> new Delivery.Failed("refused: " + refused.description());
            case SendResult.Unknown unknown -> new Delivery.Lost("answer lost");
            case SendResult.Unavailable unavailable -> new Delivery.Later(Duration.ofSeconds(5));
        };
    }
}
