/**
 * Faults that tests and demos put in the way of bots: too many requests, server errors, cut connections, delays. {@link
 * dvorik.sandbox.fault.Faults} keeps them, {@code botapi} acts them out.
 */
package dvorik.sandbox.fault;
