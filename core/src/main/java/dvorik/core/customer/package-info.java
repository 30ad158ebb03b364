/**
 * Customers: a person once for the whole installation, and how the person is known (Telegram, phone, e-mail). Tables
 * {@code customer}, {@code customer_identity}. Entry: {@link dvorik.core.customer.CustomerService}.
 */
package dvorik.core.customer;
