package dvorik.core.booking;

import dvorik.core.id.BookingId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.ReviewId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/** What customers say of their visits: one review a visit, from 1 to 5, with words. */
public final class Reviews {
    private final BookingParts parts;

    Reviews(BookingParts parts) {
        this.parts = parts;
    }

    /** Of one person. */
    public static final int MOST_AN_HOUR = 5;

    /** @param master who did the first service */
    public record Review(
            ReviewId id,
            BookingId booking,
            SalonId salon,
            CustomerId customer,
            Optional<StaffId> master,
            int rating,
            Optional<String> words,
            Optional<String> reply,
            Optional<StaffId> repliedBy,
            Optional<Instant> replied,
            Optional<Instant> hidden,
            Optional<String> hiddenReason,
            Instant created,
            int version) {}

    public sealed interface RateResult {
        /** Kept. A second one of the same visit replaces rating and words while nobody has answered or hidden it. */
        record Rated(Review review) implements RateResult {}

        /** Answered or hidden: it stays as it is. */
        record Closed(Review review) implements RateResult {}

        /** @param from when the person may again */
        record TooMany(Instant from) implements RateResult {}

        /** Not this person's visit, or not completed. */
        record Unknown() implements RateResult {}
    }

    /** @param words empty: those there were stay; at most 1000 characters */
    public RateResult rate(CustomerId customer, BookingId visit, int rating, Optional<String> words) {
        throw new UnsupportedOperationException();
    }

    /**
     * Answers; the customer is told.
     *
     * @param seen is asked whether it is built on this version; it throws if not
     * @return empty when the business has no such review
     */
    public Optional<Review> reply(BusinessId business, ReviewId id, String words, StaffId by, IntConsumer seen) {
        throw new UnsupportedOperationException();
    }

    /** Hides, or shows again. @param reason empty: it is shown again */
    public Optional<Review> hide(
            BusinessId business, ReviewId id, Optional<String> reason, StaffId by, IntConsumer seen) {
        throw new UnsupportedOperationException();
    }

    public Optional<Review> find(ReviewId id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Review> ofVisit(BookingId visit) {
        throw new UnsupportedOperationException();
    }

    /** @param salons empty: the whole business; {@code hidden} empty: both */
    public record Filter(
            BusinessId business,
            Set<SalonId> salons,
            Optional<StaffId> master,
            Optional<Integer> rating,
            Optional<Boolean> hidden,
            Optional<Instant> from,
            Optional<Instant> until) {}

    public record Behind(Instant created, ReviewId id) {}

    /** @return newest first */
    public List<Review> list(Filter filter, Optional<Behind> behind, int offset, int most) {
        throw new UnsupportedOperationException();
    }

    public int count(Filter filter) {
        throw new UnsupportedOperationException();
    }

    /** Of reviews that are not hidden. */
    public record Average(double rating, int reviews) {}

    /** @return empty without any */
    public Optional<Average> averageOf(StaffId master) {
        throw new UnsupportedOperationException();
    }
}
