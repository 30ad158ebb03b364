package dvorik.core.notification;

/** A way to a person. Implemented by the carriers. */
public interface NotificationChannel {
    /** Finds the words and sends them. May be called twice for one message when a process died in between. */
    Delivery deliver(OwedNotification notification) throws InterruptedException;
}
