package dvorik.adminapi.booking;

import dvorik.adminapi.booking.BookingViews.BookingView;
import dvorik.adminapi.booking.BookingViews.Finish;
import dvorik.adminapi.booking.BookingViews.FinishedView;
import dvorik.adminapi.booking.BookingViews.Late;
import dvorik.adminapi.booking.BookingViews.Reason;
import dvorik.adminapi.discount.Refusals;
import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Form;
import dvorik.adminapi.frame.Operation;
import dvorik.core.access.Permission;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.FinishResult;
import dvorik.core.booking.BookingResults.StepResult;
import dvorik.core.booking.VisitWork.Worker;
import dvorik.core.money.Money;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The life of a visit: what the salon and its master do with it. The same step twice is one. */
public final class VisitRoutes {
    private static final ErrorCode[] REFUSALS = {
        ErrorCode.BOOKING_001,
        ErrorCode.BOOKING_003,
        ErrorCode.BOOKING_004,
        ErrorCode.BOOKING_008,
        ErrorCode.BOOKING_009
    };

    private final BookingParts parts;
    private final BookingSight sight;
    private final BookingShown shown;

    public VisitRoutes(BookingParts parts) {
        this.parts = parts;
        this.sight = new BookingSight(parts.lists(), parts.salons());
        this.shown = new BookingShown(parts);
    }

    public List<Operation> operations() {
        return List.of(
                step("confirm", "Confirm what a customer booked", Permission.BOOKINGS_WRITE)
                        .by(call -> step(call, Permission.BOOKINGS_WRITE, visit -> parts.work()
                                .accept(worker(call, visit), visit.id()))),
                step("start", "Begin a visit; its master only, when it is due", Permission.VISITS_WORK)
                        .by(call -> work(call, visit -> parts.work()
                                .start(call.principal().staff(), visit.id()))),
                Operation.post(
                                BookingRoutes.BASE + "/{id}/complete",
                                BookingRoutes.TAG,
                                "End a visit: the money is taken, its discount spent")
                        .needs(Permission.VISITS_WORK)
                        .body(Finish.class)
                        .answers(200, FinishedView.class)
                        .refuses(REFUSALS)
                        .by(this::complete),
                step(
                                "decline",
                                "The master cannot: other masters are asked, the customer is told",
                                Permission.VISITS_WORK)
                        .body(Reason.class)
                        .by(call -> work(call, visit -> parts.work()
                                .decline(worker(call, visit), visit.id(), BookingRoutes.why(call.body(Reason.class))))),
                step("arrived", "The customer is there", Permission.VISITS_WORK)
                        .by(call -> work(call, visit -> parts.work().arrived(worker(call, visit), visit.id()))),
                step("no-show", "The customer did not come; not before the start", Permission.VISITS_WORK)
                        .by(call -> work(call, visit -> parts.work().noShow(worker(call, visit), visit.id()))),
                step("late", "The master is running late; the customer is told", Permission.VISITS_WORK)
                        .body(Late.class)
                        .by(call -> work(call, visit -> parts.work()
                                .runningLate(
                                        worker(call, visit),
                                        visit.id(),
                                        call.body(Late.class).minutes()))));
    }

    private static Operation.Builder step(String name, String summary, Permission permission) {
        return Operation.post(BookingRoutes.BASE + "/{id}/" + name, BookingRoutes.TAG, summary)
                .needs(permission)
                .answers(200, BookingView.class)
                .refuses(REFUSALS);
    }

    private Answer work(Call call, Function<Booking, StepResult> step) {
        return step(call, Permission.VISITS_WORK, step);
    }

    private Answer step(Call call, Permission permission, Function<Booking, StepResult> step) {
        return switch (step.apply(sight.get(call, permission))) {
            case StepResult.Done(var booking) ->
                Answer.ok(shown.one(call, booking)).version(booking.revision());
            case StepResult.NotAssigned() -> throw new ApiError(ErrorCode.BOOKING_008);
            case StepResult.NotDue(var from) -> throw new ApiError(ErrorCode.BOOKING_009, Map.of("from", from));
            case StepResult.WrongStatus(var now) -> throw BookingRefusals.status(now);
            case StepResult.Unknown() -> throw BookingRefusals.unknown();
        };
    }

    private Answer complete(Call call) {
        var visit = sight.get(call, Permission.VISITS_WORK);
        var body = call.body(Finish.class);
        var price = visit.price();
        var sum = new Money(body.amount().orElse(price.minor()), price.currency());
        return switch (parts.work().complete(worker(call, visit), visit.id(), sum, Form.told(body.note()))) {
            case FinishResult.Finished(var booking, var takenOff, var paid, var refused) ->
                Answer.ok(new FinishedView(
                                shown.one(call, booking),
                                takenOff.minor(),
                                paid.minor(),
                                refused.stream()
                                        .map(why -> Refusals.code(why).name())
                                        .toList()))
                        .version(booking.revision());
            case FinishResult.NotAssigned() -> throw new ApiError(ErrorCode.BOOKING_008);
            case FinishResult.WrongStatus(var now) -> throw BookingRefusals.status(now);
            case FinishResult.Unknown() -> throw BookingRefusals.unknown();
        };
    }

    private static Worker worker(Call call, Booking visit) {
        var caller = call.principal();
        return new Worker(caller.staff(), caller.may(Permission.BOOKINGS_WRITE, visit.salon()));
    }
}
