/** The till: a code is looked at, the amount asked, the discount confirmed and redeemed once. */
package dvorik.cashierbot.till;
