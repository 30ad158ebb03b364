package dvorik.core.booking;

import dvorik.core.booking.BookingResults.ClaimResult;
import dvorik.core.booking.BookingResults.FinishResult;
import dvorik.core.booking.BookingResults.StepResult;
import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import java.time.Duration;
import java.util.Optional;

/** The life of a visit: what the salon, its master and its customer do with it. */
public final class VisitWork {
    /** A visit can be begun so long before its time. */
    public static final Duration EARLY = Duration.ofMinutes(30);

    /** @param leads may do what is not the master's alone; whether it is so is for the caller to know */
    public record Worker(StaffId id, boolean leads) {}

    /** The salon accepts what a customer booked. */
    public StepResult accept(Worker by, BookingId id) {
        throw new UnsupportedOperationException();
    }

    /** Only the assigned master, not before {@link #EARLY}. */
    public StepResult start(StaffId master, BookingId id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends a visit that was begun: the money is taken, its discount spent.
     *
     * @param sum before the discount
     */
    public FinishResult complete(Worker by, BookingId id, Money sum, Optional<String> note) {
        throw new UnsupportedOperationException();
    }

    /** The master cannot: the visit becomes unassigned, the other masters who could are asked, the customer is told. */
    public StepResult decline(Worker by, BookingId id, Why why) {
        throw new UnsupportedOperationException();
    }

    /** A master takes a visit that another declined; the first wins. */
    public ClaimResult claimUnassigned(StaffId master, BookingId id) {
        throw new UnsupportedOperationException();
    }

    /** Not before its start. */
    public StepResult noShow(Worker by, BookingId id) {
        throw new UnsupportedOperationException();
    }

    /** The customer is there; also after it was marked as no-show, which it then is no longer. */
    public StepResult arrived(Worker by, BookingId id) {
        throw new UnsupportedOperationException();
    }

    /** The customer is told. @param minutes 5 to 180 */
    public StepResult runningLate(Worker by, BookingId id, int minutes) {
        throw new UnsupportedOperationException();
    }

    /** "I will come". */
    public StepResult coming(CustomerId customer, BookingId id) {
        throw new UnsupportedOperationException();
    }

    /** The customer's answer to whether the visit took place. @param wasThere true: staff are told and decide */
    public StepResult answerNoShow(CustomerId customer, BookingId id, boolean wasThere) {
        throw new UnsupportedOperationException();
    }

    /** What staff wrote about the visit. @param note empty: none */
    public StepResult note(Worker by, BookingId id, Optional<String> note) {
        throw new UnsupportedOperationException();
    }
}
