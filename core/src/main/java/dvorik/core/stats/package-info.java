/**
 * Figures of a business over spans of business days, from product events, sales and discounts; reads only. Entry: {@link
 * dvorik.core.stats.StatsService}.
 */
package dvorik.core.stats;
