/**
 * Customers: a person once for the whole installation, and how the person is known (Telegram, phone, e-mail). Tables
 * {@code customer}, {@code customer_identity}, {@code customer_tag}, {@code customer_bulk}, {@code customer_bulk_member},
 * {@code customer_import}, {@code customer_import_line}.
 * Entries: {@link dvorik.core.customer.CustomerService}; the number on a customer's card:
 * {@link dvorik.core.customer.CardNumbers}; who brought whom: {@link dvorik.core.customer.Friends}; for staff:
 * {@link dvorik.core.customer.CustomerDirectory}, {@link dvorik.core.customer.CustomerEditing},
 * {@link dvorik.core.customer.CustomerImport}, {@link dvorik.core.customer.CustomerExport},
 * {@link dvorik.core.customer.CustomerBulk}.
 */
package dvorik.core.customer;
