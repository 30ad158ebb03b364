/** Money taken: at the till, for a visit, online. Table {@code sale}, insert-only. Entry: {@link dvorik.core.sale.Sales}. */
package dvorik.core.sale;
