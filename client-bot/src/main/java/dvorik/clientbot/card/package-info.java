/** "My card": the customer's own QR picture and short number for the till. */
package dvorik.clientbot.card;
