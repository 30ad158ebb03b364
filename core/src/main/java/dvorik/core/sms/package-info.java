/**
 * SMS through Eskiz, SMS.ru, SMSC.ru and Twilio, chosen by the beginning of the number. A carrier; table {@code
 * sms_month} and {@code sms_message}. Entry: {@link dvorik.core.sms.SmsChannel}. An answer that was lost is never sent again: it may cost twice.
 */
package dvorik.core.sms;
