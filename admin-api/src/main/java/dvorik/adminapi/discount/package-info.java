/**
 * Discounts: what a till does with a code, the list of what was granted, giving by hand and cancelling. Entries: {@link
 * dvorik.adminapi.discount.TillRoutes}.
 */
package dvorik.adminapi.discount;
