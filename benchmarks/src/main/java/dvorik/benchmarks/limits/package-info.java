/** What this machine can do at best in this run, so that the figures of the other parts are ratios. */
package dvorik.benchmarks.limits;
