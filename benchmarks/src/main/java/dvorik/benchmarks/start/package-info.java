/** How long {@code ./dvorik demo} takes until both bots answer. */
package dvorik.benchmarks.start;
