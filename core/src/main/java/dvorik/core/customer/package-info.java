/**
 * Customers: a person once for the whole installation, and how the person is known (Telegram, phone, e-mail). Tables
 * {@code customer}, {@code customer_identity}. Entries: {@link dvorik.core.customer.CustomerService}; the number on a
 * customer's card: {@link dvorik.core.customer.CardNumbers}; who brought whom: {@link dvorik.core.customer.Friends}.
 */
package dvorik.core.customer;
