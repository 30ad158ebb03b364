/** Free times and bookings in a table that grows, against the commits that the machine makes in the same run. */
package dvorik.benchmarks.booking;
