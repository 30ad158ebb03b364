/** How a customer sees discounts: the card with its QR picture, the list, and cards that change by themselves. */
package dvorik.clientbot.discount;
