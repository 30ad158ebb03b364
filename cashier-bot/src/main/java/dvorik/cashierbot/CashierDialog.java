package dvorik.cashierbot;

import dvorik.core.conversation.Dialog;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

    /** Waits for the words of the answer. */
    record AnsweringLetter(long salon, long message) implements CashierDialog {}

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

    /** Writing a broadcast. What is written so far is a draft in the database; the state only names it. */
    sealed interface Composing extends CashierDialog {
        /** @return null: nothing is written yet */
        Written draft();

        /**
         * @param broadcast the draft
         * @param messages ids of the messages it was made of, by language: who changes one, changes the draft
         * @param album of which the first picture was taken; empty: none
         */
        record Written(long broadcast, Map<Language, Integer> messages, String album) {
            public Written {
                messages = Map.copyOf(messages);
            }

            /** The same with the words of another language. */
            public Written with(Language language, int message) {
                var more = new EnumMap<Language, Integer>(Language.class);
                more.putAll(messages);
                more.put(language, message);
                return new Written(broadcast, more, album);
            }
        }

        /** Waits for the message, or its words in another language. */
        record ComposingMessage(long salon, Written draft, Language language) implements Composing {}

        /** @param keys of the templates on the screen */
        record ComposingTemplate(long salon, Written draft, int page, List<String> keys) implements Composing {
            public ComposingTemplate {
                keys = List.copyOf(keys);
            }
        }

        /** Asks who gets it. */
        record ComposingAudience(long salon, Written draft, int page) implements Composing {}

        record ComposingButtons(long salon, Written draft) implements Composing {}

        /** Waits for a label and an address. */
        record ComposingLink(long salon, Written draft) implements Composing {}

        record ComposingLanguages(long salon, Written draft) implements Composing {}

        /** @param version of the draft that is on the screen */
        record ComposingReview(long salon, Written draft, int version) implements Composing {}

        /** Waits for day and hour. */
        record ComposingTime(long salon, Written draft) implements Composing {}

        /** Asks whether it is meant. */
        record ComposingSure(long salon, Written draft, int version) implements Composing {}
    }
}
