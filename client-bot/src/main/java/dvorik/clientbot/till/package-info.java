/** The customer while standing at a till: what the cashier took back is told, what the cashier wants is asked. */
package dvorik.clientbot.till;
