package dvorik.cashierbot;

import dvorik.core.conversation.Input;
import dvorik.core.conversation.Sent;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.staff.StaffMember;
import java.util.Optional;

/**
 * A part of what staff can do, in a package of its own: it answers its commands, menu keys and buttons in any state, and
 * everything in the states that are its own, except codes, which the till takes from every state. It checks by itself
 * what the member may do. Commands, menu keys and {@code Anytime} buttons of others are never its business.
 */
public interface StaffSection {
    /**
     * @param member works here now
     * @return empty when it is not mine
     */
    Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input);

    /**
     * The person changed a message sent before.
     *
     * @return empty when it is not mine
     */
    default Optional<Turn<CashierDialog>> edited(StaffMember member, CashierDialog state, Sent sent) {
        return Optional.empty();
    }
}
