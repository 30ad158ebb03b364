/**
 * Offers (rules of what can be granted), discounts (one grant to one customer, with a code) and redemptions (its use).
 *
 * <p>Granted once by {@code discount.grant_key}; used at most as often as promised by the unique key of {@code
 * redemption} under a lock on the discount's row. Tables {@code offer}, {@code offer_salon}, {@code discount}, {@code
 * redemption}, {@code discount_card}, {@code hand_grant}. Entries: {@link dvorik.core.discount.JoiningService}, {@link
 * dvorik.core.discount.TillService}, {@link dvorik.core.discount.HandGrants}, {@link dvorik.core.discount.DiscountService}.
 */
package dvorik.core.discount;
