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

    /** Working with one visit. */
    sealed interface Visiting extends CashierDialog {
        /**
         * Asks whether sum and note are right.
         *
         * @param sum in minor units, before the discount
         * @param note may be null
         */
        record FinishingVisit(long salon, long visit, long sum, String note) implements Visiting {}

        /** Asks why the master cannot. */
        record DecliningVisit(long salon, long visit) implements Visiting {}

        /** Asks why the salon cancels. */
        record CancellingVisit(long salon, long visit) implements Visiting {}

        /** Asks by how many minutes. */
        record BeingLate(long salon, long visit) implements Visiting {}

        record NotingVisit(long salon, long visit) implements Visiting {}

        record WritingToCustomer(long salon, long visit) implements Visiting {}

        record AnsweringReview(long salon, long review) implements Visiting {}

        /**
         * Looks for another time.
         *
         * @param master -1: as before; 0: any
         * @param day since 1970; 0: asks for one
         * @param minute since 1970; 0: asks for a time; else asks whether it is right
         */
        record MovingVisit(long salon, long visit, long master, int day, int minute) implements Visiting {}
    }

    /** Booking for somebody. */
    sealed interface BookingFor extends CashierDialog {
        /**
         * For whom, and where.
         *
         * @param at the salon of the visit
         * @param customer 0: somebody whom we do not know as a customer
         * @param name of such a person; may be null
         * @param phone E.164; may be null
         */
        record ForWhom(long at, long customer, String name, String phone) {}

        /** Asks for a number. */
        record BookingWho(long salon, long at) implements BookingFor {}

        /** Asks for a name. @param phone may be null */
        record BookingName(long salon, long at, String phone) implements BookingFor {}

        record BookingService(long salon, ForWhom who) implements BookingFor {}

        record BookingMaster(long salon, ForWhom who, long service) implements BookingFor {}

        /**
         * Asks for day, time and whether all is right.
         *
         * @param master 0: any
         * @param day since 1970; 0: asks for one
         * @param minute since 1970; 0: asks for a time
         */
        record BookingTime(long salon, ForWhom who, long service, long master, int day, int minute)
                implements BookingFor {}
    }

    /** Time off, and time blocked. */
    sealed interface TimeOff extends CashierDialog {
        /**
         * Whose time.
         *
         * @param at salon where a manager blocks it; 0: the master's own time off
         * @param master 0: a room or chair
         */
        record WhoseTime(long at, long master, long room) {}

        /** Asks whose time a manager blocks. */
        record OffWhose(long salon, long at) implements TimeOff {}

        record OffDay(long salon, WhoseTime whose) implements TimeOff {}

        /** Asks for the hours or the last day. @param day the first, since 1970 */
        record OffHours(long salon, WhoseTime whose, int day) implements TimeOff {}

        /** Asks whether it is meant; @param from minutes since 1970, like {@code until} */
        record OffSure(long salon, WhoseTime whose, int from, int until) implements TimeOff {}
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
