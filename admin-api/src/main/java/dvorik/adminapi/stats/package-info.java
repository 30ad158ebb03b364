/** Figures: key figures, tables by day, week or month, their export. Entry: {@link dvorik.adminapi.stats.StatsRoutes}. */
package dvorik.adminapi.stats;
