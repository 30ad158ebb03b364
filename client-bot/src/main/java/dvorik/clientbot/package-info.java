/**
 * The customer's bot. {@link dvorik.clientbot.ClientConversation} sends each input to the step of the state, or, at
 * rest, to the menu; {@link dvorik.clientbot.ClientBot} wires it all. Words stand in {@code texts/client_*.properties}.
 */
package dvorik.clientbot;
