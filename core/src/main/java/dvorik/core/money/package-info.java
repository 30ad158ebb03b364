/** Amounts in minor units with their currency, and the arithmetic of discounts. */
package dvorik.core.money;
