/**
 * Work that recurs, by Quartz with its JDBC store, clustered: one process runs a job at a time, any may. Table {@code
 * job_day} and Quartz's own. Entry: {@link dvorik.core.job.Jobs}; a feature's work is a {@link
 * dvorik.core.job.Recurring}.
 */
package dvorik.core.job;
