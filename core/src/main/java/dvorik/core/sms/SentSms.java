package dvorik.core.sms;

import java.time.Instant;

/**
 * One that is on its way.
 *
 * @param id of the notification
 * @param providerId the provider's; {@code phone} in E.164
 */
record SentSms(long id, String provider, String providerId, String phone, Instant sentAt) {}
