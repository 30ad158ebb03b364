/**
 * What guards a till: wrong codes are counted and lead to a pause; a customer who is known by the end of a phone number
 * only is asked before anything is shown. Tables {@code wrong_code}, {@code till_pause}, {@code phone_ask}, {@code
 * phone_ask_customer}. Entries: {@link dvorik.core.till.WrongCodes}, {@link dvorik.core.till.PhoneAsks}.
 */
package dvorik.core.till;
