package dvorik.clientbot;

import dvorik.core.conversation.Input;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import java.util.Optional;

/**
 * A part of what a joined customer can do, in a package of its own: it answers its commands, menu keys and buttons in any
 * state, and everything in the states that are its own. Commands, menu keys and {@code Anytime} buttons of others are
 * never its business, so that the menu works everywhere.
 */
public interface ClientSection {
    /**
     * @param customer joined, with the terms in force accepted
     * @return empty when it is not mine
     */
    Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input);
}
