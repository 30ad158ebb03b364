/**
 * Measures the running application from outside, as a process and over HTTP, beside the limits of the machine it runs
 * on. {@link dvorik.benchmarks.Main} is the command line; docs/BENCHMARKS.md says how to read the figures.
 */
package dvorik.benchmarks;
