package dvorik.core.booking;

import dvorik.core.discount.Refusal;
import dvorik.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What can become of what is asked of a booking. Every refusal has written nothing. */
public final class BookingResults {
    private BookingResults() {}

    /** Of choosing a time. */
    public sealed interface HoldResult {
        /** The time waits until {@code booking.holdUntil()}. The same request gets the same booking. */
        record Held(Booking booking) implements HoldResult {}

        /** @param alternatives nearest first, free a moment ago, at most five */
        record Gone(List<Slot> alternatives) implements HoldResult {}

        /** @param earliest that a customer may book now */
        record TooSoon(Instant earliest) implements HoldResult {}

        /** @param last day that a customer may book now */
        record TooFar(LocalDate last) implements HoldResult {}

        /** @param most that a customer may have open in this salon */
        record TooManyOpen(int most) implements HoldResult {}

        /** The discount will not do for this visit. */
        record DiscountRefused(List<Refusal> why) implements HoldResult {}

        /** A service, master or salon that is not there, or not for customers. */
        record NotOffered() implements HoldResult {}
    }

    /** Of making the held time a booking. */
    public sealed interface ConfirmResult {
        /** Pending or confirmed, as the salon's rules say; asked again: the same. */
        record Booked(Booking booking) implements ConfirmResult {}

        /** The hold is over. @param alternatives nearest first, at most five */
        record HoldOver(List<Slot> alternatives) implements ConfirmResult {}

        /** No such hold of this customer. */
        record Unknown() implements ConfirmResult {}
    }

    /** Of moving. */
    public sealed interface MoveResult {
        record Moved(Booking booking) implements MoveResult {}

        /** @param alternatives nearest first, at most five */
        record Gone(List<Slot> alternatives) implements MoveResult {}

        /** @param until when the customer could have */
        record TooLate(Instant until) implements MoveResult {}

        record TooSoon(Instant earliest) implements MoveResult {}

        record TooFar(LocalDate last) implements MoveResult {}

        record NotOffered() implements MoveResult {}

        record WrongStatus(BookingStatus now) implements MoveResult {}

        record Unknown() implements MoveResult {}
    }

    /** Of cancelling. */
    public sealed interface CancelResult {
        /** @param late later than it is free by the salon's rules; asked again: the same */
        record Cancelled(Booking booking, boolean late) implements CancelResult {}

        /** Only the salon can now. @param until when the customer could have */
        record TooLate(Instant until) implements CancelResult {}

        record WrongStatus(BookingStatus now) implements CancelResult {}

        record Unknown() implements CancelResult {}
    }

    /** Of a step in the life of a visit. */
    public sealed interface StepResult {
        /** Done, now or by the same person before. */
        record Done(Booking booking) implements StepResult {}

        /** Somebody else's visit. */
        record NotAssigned() implements StepResult {}

        /** Too early. @param from when it can be */
        record NotDue(Instant from) implements StepResult {}

        record WrongStatus(BookingStatus now) implements StepResult {}

        record Unknown() implements StepResult {}
    }

    /** Of taking a visit that another master declined. */
    public sealed interface ClaimResult {
        record Claimed(Booking booking) implements ClaimResult {}

        /** Another was faster, or it is over. */
        record Taken() implements ClaimResult {}

        /** The master is busy then, does not work, or does not perform this. */
        record NotFree() implements ClaimResult {}

        record Unknown() implements ClaimResult {}
    }

    /** Of finishing. */
    public sealed interface FinishResult {
        /**
         * @param takenOff by the discount of the visit; zero without
         * @param paid what is left
         * @param discountRefused why the discount of the visit did not count; it is free again
         */
        record Finished(Booking booking, Money takenOff, Money paid, List<Refusal> discountRefused)
                implements FinishResult {}

        record NotAssigned() implements FinishResult {}

        record WrongStatus(BookingStatus now) implements FinishResult {}

        record Unknown() implements FinishResult {}
    }
}
