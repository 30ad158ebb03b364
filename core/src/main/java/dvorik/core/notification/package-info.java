/**
 * Messages owed to one person, whatever the channel. Written in the transaction of what caused them, owed once by {@code
 * dedup_key}, delivered at least once: leased, delivered, marked. Table {@code notification}. Entries: {@link
 * dvorik.core.notification.Notifications} to owe one, {@link dvorik.core.notification.NotificationWorker} to deliver.
 */
package dvorik.core.notification;
