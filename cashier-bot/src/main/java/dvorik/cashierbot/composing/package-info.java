/**
 * Writing a broadcast in the staff bot: the person sends the very message, chooses who gets it, sees what would happen,
 * tries it out, and sends it now or later. What is written so far is a draft of {@link dvorik.core.broadcast.Broadcasts};
 * the state of the chat only names it, so nothing is lost and everything can be gone on with through the API. Words stand
 * in {@code texts/compose_*.properties}; entry {@link dvorik.cashierbot.composing.ComposingSection}.
 */
package dvorik.cashierbot.composing;
