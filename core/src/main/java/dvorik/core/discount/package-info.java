/**
 * Offers (rules of what can be granted), discounts (one grant to one customer, with a code), redemptions (its use, which
 * can be taken back) and approvals (the customer's yes to one).
 *
 * <p>Granted once by {@code discount.grant_key}; used at most as often as promised by the unique key of {@code
 * redemption} under a lock on the discount's row. Tables {@code offer}, {@code offer_salon}, {@code discount}, {@code
 * redemption}, {@code approval}, {@code discount_card}, {@code discount_gift}, {@code channel_member}, {@code
 * hand_grant}. Entries: {@link dvorik.core.discount.JoiningService}, {@link dvorik.core.discount.TillService}, {@link
 * dvorik.core.discount.ApprovalService}, {@link dvorik.core.discount.UndoService}, {@link
 * dvorik.core.discount.HandGrants}, {@link dvorik.core.discount.DiscountService}, {@link
 * dvorik.core.discount.GiftService}, {@link dvorik.core.discount.ReferralService}, {@link
 * dvorik.core.discount.SubscriptionService}.
 */
package dvorik.core.discount;
