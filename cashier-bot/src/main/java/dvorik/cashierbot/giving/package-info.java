/**
 * Discounts given by hand: who gets it, what, why, and, above what one person may give, another person's yes. Words stand
 * in {@code texts/giving_*.properties}.
 */
package dvorik.cashierbot.giving;
