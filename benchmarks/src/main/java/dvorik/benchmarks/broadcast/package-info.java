/** The part {@code broadcast}: one message to many, sent by the running application. */
package dvorik.benchmarks.broadcast;
