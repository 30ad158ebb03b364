/**
 * Giving a discount away: the link for a friend, taking it back, and what happens when somebody opens it. Entries: {@link
 * dvorik.clientbot.gift.GivingAway} for joined customers, {@link dvorik.clientbot.gift.GiftLinks} for whoever comes by a
 * link.
 */
package dvorik.clientbot.gift;
