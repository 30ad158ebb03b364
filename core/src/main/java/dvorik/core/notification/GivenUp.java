package dvorik.core.notification;

import org.jooq.DSLContext;

/** Hears of messages that are given up on. */
@FunctionalInterface
public interface GivenUp {
    /** In the transaction that gives it up. */
    void on(DSLContext tx, OwedNotification notification);
}
