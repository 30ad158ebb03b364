/**
 * Segments: conditions over customers that marketing saves. A rule is a tree ({@link dvorik.core.segment.Rule}), read from
 * JSON by {@link dvorik.core.segment.RuleReader}, compiled to bound SQL, put into words, never run as text. A live segment
 * is asked anew each time, a static one keeps the list of those who fitted when it was frozen. Tables: {@code segment},
 * {@code segment_member}; counts and sums come from {@code customer_figures} and {@code customer.friends}, which whoever
 * redeems, reverts, merges or invites keeps right. Entry: {@link dvorik.core.segment.Segments}.
 */
package dvorik.core.segment;
