package dvorik.adminapi.booking;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.Page;
import dvorik.core.booking.BookingStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which bookings, and which part of them. */
record BookingQuery(
        @Min(1) Optional<Long> salonId,
        @Doc("Any of these") @Size(max = MOST_STATUSES) Optional<List<BookingStatus>> status,
        @Min(1) Optional<Long> customerId,
        @Min(1) Optional<Long> masterId,
        @Min(1) Optional<Long> serviceId,
        @Doc("Those that start at this time or later") Optional<Instant> from,
        @Doc("Exclusive") Optional<Instant> until,
        @Doc("For walks further than this follow next_cursor") @Min(1) @Max(FURTHEST) Optional<Integer> page,
        @Min(1) @Max(Page.MOST) Optional<Integer> perPage,
        @Doc("next_cursor of the part before, with the same filters; instead of page")
                @Size(min = 1, max = LONGEST_CURSOR)
                Optional<String> cursor) {
    static final int FURTHEST = 1000;
    static final int LONGEST_CURSOR = 200;
    static final int MOST_STATUSES = 9;

    int pageNumber() {
        return page.orElse(1);
    }

    int size() {
        return perPage.orElse(Page.USUAL);
    }
}
