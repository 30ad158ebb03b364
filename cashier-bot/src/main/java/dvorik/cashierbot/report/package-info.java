/**
 * What staff see of what was redeemed: the day's list, the summary at its end, and unusual patterns, which reach the
 * owner with a button. Words stand in {@code texts/report_*.properties}.
 */
package dvorik.cashierbot.report;
