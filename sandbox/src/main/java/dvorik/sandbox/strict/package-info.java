/**
 * Strict mode: every request, and every update the sandbox itself emits, is held against the JSON Schema of the
 * published Bot API ({@code resources/schema/bot-api.json}, made by {@code sandbox/schema/regenerate.sh}).
 *
 * <p>{@link dvorik.sandbox.strict.StrictMode} is the entry; what it complains about is kept in {@link
 * dvorik.sandbox.strict.Findings}. The schema is read at the first use, each type compiled once.
 */
package dvorik.sandbox.strict;
