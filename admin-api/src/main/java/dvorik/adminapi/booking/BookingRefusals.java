package dvorik.adminapi.booking;

import dvorik.adminapi.booking.SlotViews.SlotView;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Refusals about bookings, with what helps to go on. */
final class BookingRefusals {
    private BookingRefusals() {}

    static ApiError gone(List<Slot> alternatives, ZoneId zone) {
        return new ApiError(ErrorCode.BOOKING_002, Map.of("alternatives", SlotView.all(alternatives, zone)));
    }

    static ApiError status(BookingStatus now) {
        boolean cancelled = now == BookingStatus.CANCELLED_BY_CUSTOMER || now == BookingStatus.CANCELLED_BY_SALON;
        return new ApiError(cancelled ? ErrorCode.BOOKING_003 : ErrorCode.BOOKING_004, Map.of("status", now.code()));
    }

    static ApiError tooSoon(Instant earliest) {
        return new ApiError(ErrorCode.BOOKING_005, Map.of("earliest", earliest));
    }

    static ApiError tooFar(LocalDate last) {
        return new ApiError(ErrorCode.BOOKING_005, Map.of("last_day", last));
    }

    static ApiError tooLate(Instant until) {
        return new ApiError(ErrorCode.BOOKING_010, Map.of("until", until));
    }

    static ApiError unknown() {
        return new ApiError(ErrorCode.BOOKING_001);
    }
}
