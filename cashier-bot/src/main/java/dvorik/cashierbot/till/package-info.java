/**
 * The till: what a customer shows is typed, scanned, photographed or found by phone; the amount is asked, the discount
 * confirmed, by the customer too where that is wanted, and redeemed once; and it can be taken back.
 */
package dvorik.cashierbot.till;
