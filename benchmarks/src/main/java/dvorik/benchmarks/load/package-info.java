/** The running application under load: people who answer at once, fifty at a time, and what that costs. */
package dvorik.benchmarks.load;
