/**
 * Product events: where a customer came from, which step was reached, what was done; append-only, the ground of all
 * statistics. Table {@code product_event}. Entry: {@link dvorik.core.event.ProductEvents}.
 */
package dvorik.core.event;
