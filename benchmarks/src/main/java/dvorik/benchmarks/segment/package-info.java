/** Segments over a million customers, against bare counts of the same rows. */
package dvorik.benchmarks.segment;
