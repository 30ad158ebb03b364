package dvorik.cashierbot;

import dvorik.core.conversation.Dialog;
import dvorik.core.staff.Role;

/** States of a staff conversation; at rest there is none, or the till that was chosen. */
public sealed interface CashierDialog extends Dialog {

    /**
     * The till at which the person stands; kept through the work there.
     *
     *
     * @return 0: not chosen
     */
    default long salon() {
        return 0;
    }

    /** Ready for the next code. */
    record AtTill(long salon) implements CashierDialog {}

    /**
     * Asks which till, and then looks at the code.
     *
     *
     * @param code may be null
     */
    record ChoosingTill(String code) implements CashierDialog {}

    /** A good discount is on the screen. */
    record Checked(long salon, long discount) implements CashierDialog {}

    /** @param purchase in minor units; -1: the offer needs no amount */
    record Confirming(long salon, long discount, long purchase) implements CashierDialog {}

    /** Waits for the last four digits of the customer's phone. */
    record AskingPhone(long salon) implements CashierDialog {}

    /** Asks why the redemption is to be taken back. */
    record Undoing(long salon, long redemption) implements CashierDialog {}

    /** Asks why it should be done without the customer's word. */
    record Overriding(long salon, long approval) implements CashierDialog {}

    record InvitingRole(long salon) implements CashierDialog {}

    record InvitingSalon(long salon, Role role) implements CashierDialog {}

    /** Giving a discount by hand. */
    sealed interface Giving extends CashierDialog {
        /** Asks who gets it. */
        record GivingTo(long salon) implements Giving {}

        /** Asks for an offer or a value. */
        record GivingWhat(long salon, long customer) implements Giving {}

        /**
         * Asks for the reason.
         *
         * @param basisPoints of a percent; 0: an amount
         * @param amount in minor units; 0: a percent
         */
        record GivingWhy(long salon, long customer, long offer, int basisPoints, long amount) implements Giving {}

        /** Asks whether all is right; values as in {@link GivingWhy}. */
        record GivingSure(long salon, long customer, long offer, int basisPoints, long amount, String reason)
                implements Giving {}
    }
}
