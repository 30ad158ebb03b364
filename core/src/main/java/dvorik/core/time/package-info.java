/**
 * Business time. Every rule asks a {@link java.time.Clock} that was handed to it; in the demo that clock can be moved.
 * Leases, tokens and lifetimes stay on real time.
 */
package dvorik.core.time;
