package dvorik.cashierbot;

import dvorik.core.booking.Absences;
import dvorik.core.conversation.Choice;
import dvorik.core.discount.OverrideReason;
import dvorik.core.discount.UndoReason;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;

/** Buttons of the cashier bot. */
public sealed interface CashierChoice extends Choice {
    record PickTill(long salon) implements CashierChoice {}

    /** Goes on with the discount on the screen. */
    record Redeem() implements CashierChoice {}

    /** Does it. */
    record Confirm() implements CashierChoice {}

    record ChangeAmount() implements CashierChoice {}

    record Cancel() implements CashierChoice {}

    record InviteAs(Role role) implements CashierChoice {}

    record InviteTo(long salon) implements CashierChoice {}

    /** Looks for the customer by the end of the phone number. */
    record ByPhone() implements CashierChoice, Choice.Anytime {}

    /** Asks why, before a redemption is taken back. */
    record UndoRedemption(long redemption) implements CashierChoice, Choice.Anytime {}

    record UndoBecause(UndoReason reason) implements CashierChoice {}

    /** Not undone after all. */
    record KeepRedemption() implements CashierChoice {}

    /** Looks how the question to the customer stands. */
    record RefreshApproval(long approval) implements CashierChoice, Choice.Anytime {}

    /** Takes the question back. */
    record WithdrawApproval(long approval) implements CashierChoice, Choice.Anytime {}

    /** Asks why, before it is done without the customer's word. */
    record OverrideApproval(long approval) implements CashierChoice, Choice.Anytime {}

    record OverrideBecause(OverrideReason reason) implements CashierChoice {}

    record ChangeLanguage(Language language) implements CashierChoice, Choice.Anytime {}

    /** Looks at another discount of the same customer. */
    record CheckOther(String code) implements CashierChoice, Choice.Anytime {}

    /** Buttons of those who lead, about people and invitations; each looks up anew whether it may. */
    sealed interface Team extends CashierChoice, Choice.Anytime {
        /** @param page from 0 */
        record TeamPage(int page) implements Team {}

        record TeamPerson(long staff) implements Team {}

        record TeamSuspend(long staff) implements Team {}

        record TeamBringBack(long staff) implements Team {}

        /** Asks whether it is meant. */
        record TeamAskTake(long staff, long role) implements Team {}

        record TeamTake(long staff, long role) implements Team {}

        /** Asks whether it is meant. */
        record TeamAskRemove(long staff) implements Team {}

        record TeamRemove(long staff) implements Team {}

        record TeamInvitations() implements Team {}

        record TeamWithdraw(long invitation) implements Team {}

        record TeamInvite() implements Team {}
    }

    /**
     * Works in one of the own roles from now on.
     *
     * @param role 0: in all at once
     */
    record ActAs(long role) implements CashierChoice, Choice.Anytime {}

    /**
     * Turns the pages of a day.
     *
     * @param day since 1970
     * @param page from 0, the newest first
     */
    record DayPage(Whose whose, int day, int page) implements CashierChoice, Choice.Anytime {}

    /** Whose redemptions: the own ones, or all that the person may see. */
    enum Whose {
        MINE,
        ALL
    }

    /** Suspends the person whom the owner was told about. */
    record SuspendUnusual(long pattern) implements CashierChoice, Choice.Anytime {}

    /** Gives this offer. */
    record GiveOffer(long offer) implements CashierChoice {}

    /** Gives, or asks the second person. */
    record GiveSure() implements CashierChoice {}

    /** The second person's yes. */
    record AllowGrant(long grant) implements CashierChoice, Choice.Anytime {}

    /** The second person's no. */
    record DenyGrant(long grant) implements CashierChoice, Choice.Anytime {}

    record PauseBroadcast(long broadcast) implements CashierChoice, Choice.Anytime {}

    record ResumeBroadcast(long broadcast) implements CashierChoice, Choice.Anytime {}

    /** Asks whether it is meant. */
    record SureToStopBroadcast(long broadcast) implements CashierChoice, Choice.Anytime {}

    record StopBroadcast(long broadcast) implements CashierChoice, Choice.Anytime {}

    /** Not stopped after all. */
    record KeepBroadcast(long broadcast) implements CashierChoice, Choice.Anytime {}

    /** Buttons about visits that count at any time; each looks up anew whether the person may. */
    sealed interface Visits extends CashierChoice, Choice.Anytime {
        /** @param day since 1970 */
        record MyDay(int day) implements Visits {}

        /** The seven days from that one on. */
        record MyWeek(int day) implements Visits {}

        record NextVisit() implements Visits {}

        /** @param page from 0 */
        record SalonDay(long salon, int day, int page) implements Visits {}

        record ShowVisit(long visit) implements Visits {}

        record StartVisit(long visit) implements Visits {}

        /** Asks for the sum. */
        record FinishVisit(long visit) implements Visits {}

        /** Asks why. */
        record DeclineVisit(long visit) implements Visits {}

        /** Asks how late. */
        record LateVisit(long visit) implements Visits {}

        record ArrivedVisit(long visit) implements Visits {}

        /** Asks whether it is meant. */
        record AskNoShow(long visit) implements Visits {}

        record NoShowVisit(long visit) implements Visits {}

        /** Back to the card, nothing done. */
        record KeepVisit(long visit) implements Visits {}

        /** The salon accepts what a customer booked. */
        record AcceptVisit(long visit) implements Visits {}

        /** Asks why. */
        record CancelVisit(long visit) implements Visits {}

        record MoveVisit(long visit) implements Visits {}

        record NoteVisit(long visit) implements Visits {}

        /** Takes what a colleague declined. */
        record TakeVisit(long visit) implements Visits {}

        record WriteToCustomer(long visit) implements Visits {}

        record ReplyToReview(long review) implements Visits {}

        /** Books for somebody. */
        record BookIn(long salon) implements Visits {}

        record MyTimeOff() implements Visits {}

        /** Blocks time of a master, room or chair. */
        record BlockIn(long salon) implements Visits {}

        record CancelAbsence(long absence) implements Visits {}
    }

    /** Answers to what is asked about visits; they count while it is asked. */
    sealed interface VisitAnswer extends CashierChoice {
        record VisitBecause(VisitReason reason) implements VisitAnswer {}

        record LateBy(int minutes) implements VisitAnswer {}

        /** Somebody without a number, or without a name. */
        record NoName() implements VisitAnswer {}

        record PickService(long service) implements VisitAnswer {}

        /** @param master 0: any */
        record PickMaster(long master) implements VisitAnswer {}

        record PickRoom(long room) implements VisitAnswer {}

        /** Another master than before. */
        record PickOther() implements VisitAnswer {}

        /** Shows more of a list. @param page from 0 */
        record PickPage(int page) implements VisitAnswer {}

        /** @param day since 1970 */
        record PickDay(int day) implements VisitAnswer {}

        /** Shows the days from that one on. */
        record PickDays(int day) implements VisitAnswer {}

        /** @param minute since 1970 */
        record PickTime(int minute) implements VisitAnswer {}

        /** Back to the days. */
        record OtherDay() implements VisitAnswer {}

        record WholeDay() implements VisitAnswer {}

        /** Takes the time off, and does that with the visits in the way. */
        record TakeTime(Absences.Handling handling) implements VisitAnswer {}
    }

    /** Why a visit cannot be, as chosen by a button. */
    enum VisitReason {
        ILL,
        BUSY,
        EMERGENCY,
        CUSTOMER_ASKED,
        MASTER_AWAY,
        SALON_CLOSED
    }

    /** To a customer who wrote about a visit. */
    record AnswerLetter(long message) implements CashierChoice, Choice.Anytime {}

    /** Buttons of writing a broadcast. */
    sealed interface Compose extends CashierChoice {
        /** Goes to a question. */
        record ComposeGo(Screen screen) implements Compose {}

        /** Goes on with a draft of before. */
        record ComposeResume(long broadcast) implements Compose {}

        /** @param page from 0 */
        record ComposeTemplates(int page) implements Compose {}

        /** @param place on the screen, from 0 */
        record ComposeTemplate(int place) implements Compose {}

        /** @param page from 0 */
        record ComposeSegments(int page) implements Compose {}

        /** @param segment 0: every customer */
        record ComposeTo(long segment) implements Compose {}

        /** Puts the button with the customer's discounts there, or takes it away. */
        record ComposeDiscounts() implements Compose {}

        record ComposeNoButtons() implements Compose {}

        /** Asks for the words of a language. */
        record ComposeLanguage(Language language) implements Compose {}

        /** @param minute since 1970 */
        record ComposeAt(long minute) implements Compose {}

        /** To the person alone. */
        record ComposeTest() implements Compose {}

        /** Now, to all. */
        record ComposeSend() implements Compose {}
    }

    /** Questions of writing a broadcast. */
    enum Screen {
        MESSAGE,
        AUDIENCE,
        BUTTONS,
        LINK,
        LANGUAGES,
        REVIEW,
        TIME,
        SURE
    }
}
