/** Typed row keys, so that a discount's id can never be passed where a customer's is meant. */
package dvorik.core.id;
