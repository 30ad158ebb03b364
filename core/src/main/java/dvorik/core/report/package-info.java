/**
 * What happened at the tills: today's list and sums, the summary at the end of a day, and patterns that the owner should
 * look at. Reads the tables of redemptions, salons and staff; its own are {@code day_summary} and {@code
 * unusual_pattern}. Entries: {@link dvorik.core.report.DayReports}, {@link dvorik.core.report.DaySummaries}, {@link
 * dvorik.core.report.UnusualPatterns}.
 */
package dvorik.core.report;
