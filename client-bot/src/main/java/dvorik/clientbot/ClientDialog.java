package dvorik.clientbot;

import dvorik.clientbot.booking.Draft;
import dvorik.core.conversation.Dialog;
import java.time.LocalDate;
import java.time.YearMonth;

/** States of the customer's conversation; at rest there is none. */
public sealed interface ClientDialog extends Dialog {

    /** On the way to becoming a customer. */
    sealed interface Joining extends ClientDialog {}

    /**
     * Waits for a yes to the documents in force.
     *
     * @param source from the deep link, may be null; likewise {@code arrival}
     * @param terms and {@code privacy}: the versions that were shown
     * @param asked text key of the words above the button
     */
    record AskConsent(String source, String arrival, String terms, String privacy, String asked) implements Joining {}

    record AskPhone() implements Joining {}

    /** @param phone E.164; null: not told */
    record AskName(String phone) implements Joining {}

    record AskBirthday(String phone, String name) implements Joining {}

    /** Changing something in the profile. */
    sealed interface Changing extends ClientDialog {}

    record ChangingName() implements Changing {}

    record ChangingBirthday() implements Changing {}

    record ChangingPhone() implements Changing {}

    /** On the way to a visit, or to another time of one. */
    sealed interface Booking extends ClientDialog {
        Draft draft();
    }

    record ChoosingSalon(Draft draft) implements Booking {}

    /** @param page of the services, from 0 */
    record ChoosingServices(Draft draft, int page) implements Booking {}

    record ChoosingMaster(Draft draft) implements Booking {}

    record ChoosingDay(Draft draft, YearMonth month) implements Booking {}

    /** Also where other times are offered in place of one that is gone: then there is no page to turn. */
    record ChoosingTime(Draft draft, LocalDate day, int page) implements Booking {}

    /** @param held the booking that keeps the time */
    record CheckingVisit(Draft draft, LocalDate day, long held) implements Booking {}

    /** @param start to which the visit is to move, in epoch seconds */
    record CheckingMove(Draft draft, LocalDate day, long start) implements Booking {}

    /** Saying something in words about a visit of one's own. */
    sealed interface AboutVisit extends ClientDialog {
        long visit();
    }

    /** Why it is cancelled. */
    record TellingWhy(long visit) implements AboutVisit {}

    record WritingToSalon(long visit) implements AboutVisit {}

    record TellingHowItWas(long visit, int stars) implements AboutVisit {}

    record ChangingEmail() implements Changing {}

    /** Waits for the code that went to an address. @param code its number; {@code phone}: by SMS, else by e-mail */
    record TypingCode(long code, boolean phone) implements Changing {}
}
