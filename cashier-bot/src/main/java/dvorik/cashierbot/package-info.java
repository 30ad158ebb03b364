/**
 * The bot of those who work here. {@link dvorik.cashierbot.CashierConversation} lets nobody in but staff, and sends each
 * input to the step of the state; {@link dvorik.cashierbot.CashierBot} wires it all. Words stand in {@code
 * texts/cashier_*.properties}.
 */
package dvorik.cashierbot;
