/** The card that shows whoever began a broadcast how it goes, with buttons to pause, go on and stop. */
package dvorik.cashierbot.broadcast;
