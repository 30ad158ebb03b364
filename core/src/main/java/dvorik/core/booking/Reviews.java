package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.REVIEW;

import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BookingId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.ReviewId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.notification.NotificationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What customers say of their visits: one review a visit, from 1 to 5, with words. */
public final class Reviews {
    private static final Duration HOUR = Duration.ofHours(1);
    private final BookingRepository bookings = new BookingRepository();
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
            int version) {

        /** Rating and words can still be changed. */
        boolean isOpen() {
            return reply.isEmpty() && hidden.isEmpty();
        }
    }

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
        var result = Transactions.repeated(parts.db(), tx -> rate(tx, customer, visit, rating, words));
        parts.notifications().committed();
        return result;
    }

    private RateResult rate(DSLContext tx, CustomerId customer, BookingId visit, int rating, Optional<String> words) {
        // who taps twice at once waits for oneself
        tx.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(customer.value()))
                .forUpdate()
                .fetch();
        var booking = bookings.find(tx, visit)
                .filter(b -> b.customer().equals(Optional.of(customer)) && b.status() == BookingStatus.COMPLETED);
        if (booking.isEmpty()) {
            return new RateResult.Unknown();
        }
        var before = read(tx, REVIEW.BOOKING_ID.eq(visit.value()), Optional.empty(), 0, 1).stream()
                .findFirst();
        if (before.isPresent()) {
            if (words.isPresent() && before.get().isOpen()) {
                tell(tx, booking.get(), before.get().id().value(), "words");
            }
            return again(tx, before.get(), rating, words);
        }
        var now = parts.clock().instant();
        var lately = tx.select(REVIEW.CREATED_AT)
                .from(REVIEW)
                .where(REVIEW.CUSTOMER_ID.eq(customer.value()), REVIEW.CREATED_AT.gt(now.minus(HOUR)))
                .orderBy(REVIEW.CREATED_AT)
                .fetch(REVIEW.CREATED_AT);
        if (lately.size() >= MOST_AN_HOUR) {
            return new RateResult.TooMany(lately.getFirst().plus(HOUR));
        }
        long id = tx.insertInto(REVIEW)
                .set(REVIEW.BOOKING_ID, visit.value())
                .set(REVIEW.BUSINESS_ID, booking.get().business().value())
                .set(REVIEW.SALON_ID, booking.get().salon().value())
                .set(REVIEW.CUSTOMER_ID, customer.value())
                .set(REVIEW.STAFF_ID, booking.get().master().map(StaffId::value).orElse(null))
                .set(REVIEW.RATING, (byte) rating)
                .set(REVIEW.WORDS, words.orElse(null))
                .set(REVIEW.CREATED_AT, now)
                .returningResult(REVIEW.ID)
                .fetchSingle()
                .value1();
        tell(tx, booking.get(), id, words.isPresent() ? "words" : "left");
        return new RateResult.Rated(get(tx, new ReviewId(id)));
    }

    /** @param what is new: the rating alone, or the words, of which staff hear once */
    private void tell(DSLContext tx, Booking visit, long id, String what) {
        var staff = parts.notices().managers(tx, visit.salon());
        visit.master().ifPresent(staff::add);
        staff.forEach(one -> parts.notifications()
                .owe(tx, one, NotificationKind.REVIEW_LEFT, id, "review:" + id + ":" + what + ":" + one.value()));
    }

    private RateResult again(DSLContext tx, Review before, int rating, Optional<String> words) {
        if (!before.isOpen()) {
            return new RateResult.Closed(before);
        }
        var update = tx.update(REVIEW).set(REVIEW.RATING, (byte) rating).set(REVIEW.VERSION, REVIEW.VERSION.plus(1));
        if (words.isPresent()) {
            update = update.set(REVIEW.WORDS, words.get());
        }
        update.where(REVIEW.ID.eq(before.id().value())).execute();
        return new RateResult.Rated(get(tx, before.id()));
    }

    private static Review get(DSLContext tx, ReviewId id) {
        return read(tx, REVIEW.ID.eq(id.value()), Optional.empty(), 0, 1).getFirst();
    }

    /**
     * Answers; the customer is told.
     *
     * @param seen is asked whether it is built on this version; it throws if not
     * @return empty when the business has no such review
     */
    public Optional<Review> reply(BusinessId business, ReviewId id, String words, StaffId by, IntConsumer seen) {
        var result = change(business, id, seen, (tx, review) -> {
            tx.update(REVIEW)
                    .set(REVIEW.REPLY, words)
                    .set(REVIEW.REPLIED_BY, by.value())
                    .set(REVIEW.REPLIED_AT, parts.clock().instant())
                    .set(REVIEW.VERSION, REVIEW.VERSION.plus(1))
                    .where(REVIEW.ID.eq(id.value()))
                    .execute();
            parts.audit()
                    .record(tx, by, new Act("review.reply", "review", id.value(), review.salon(), "done", Map.of()));
            parts.notifications()
                    .owe(
                            tx,
                            review.customer(),
                            NotificationKind.REVIEW_ANSWERED,
                            id.value(),
                            "review:" + id.value() + ":answered:" + (review.version() + 1));
        });
        parts.notifications().committed();
        return result;
    }

    private Optional<Review> change(
            BusinessId business, ReviewId id, IntConsumer seen, BiConsumer<DSLContext, Review> action) {
        return Transactions.repeated(parts.db(), tx -> {
            boolean known = tx.select(REVIEW.ID)
                    .from(REVIEW)
                    .where(REVIEW.ID.eq(id.value()), REVIEW.BUSINESS_ID.eq(business.value()))
                    .forUpdate()
                    .fetchOptional()
                    .isPresent();
            if (!known) {
                return Optional.empty();
            }
            var before = get(tx, id);
            seen.accept(before.version());
            action.accept(tx, before);
            return Optional.of(get(tx, id));
        });
    }

    /** Hides, or shows again. @param reason empty: it is shown again */
    public Optional<Review> hide(
            BusinessId business, ReviewId id, Optional<String> reason, StaffId by, IntConsumer seen) {
        return change(business, id, seen, (tx, review) -> {
            tx.update(REVIEW)
                    .set(
                            REVIEW.HIDDEN_AT,
                            reason.map(r -> parts.clock().instant()).orElse(null))
                    .set(REVIEW.HIDDEN_BY, reason.map(r -> by.value()).orElse(null))
                    .set(REVIEW.HIDDEN_REASON, reason.orElse(null))
                    .set(REVIEW.VERSION, REVIEW.VERSION.plus(1))
                    .where(REVIEW.ID.eq(id.value()))
                    .execute();
            var action = reason.isPresent() ? "review.hide" : "review.show";
            parts.audit()
                    .record(
                            tx,
                            by,
                            new Act(action, "review", id.value(), review.salon(), "done", Map.of()),
                            reason.<Map<String, Object>>map(words -> Map.of("reason", words))
                                    .orElse(Map.of()));
        });
    }

    public Optional<Review> find(ReviewId id) {
        return read(parts.db(), REVIEW.ID.eq(id.value()), Optional.empty(), 0, 1).stream()
                .findFirst();
    }

    public Optional<Review> ofVisit(BookingId visit) {
        return read(parts.db(), REVIEW.BOOKING_ID.eq(visit.value()), Optional.empty(), 0, 1).stream()
                .findFirst();
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
        return read(parts.db(), condition(filter), behind, offset, most);
    }

    public int count(Filter filter) {
        return parts.db().fetchCount(REVIEW, condition(filter));
    }

    private static Condition condition(Filter filter) {
        var which = REVIEW.BUSINESS_ID.eq(filter.business().value());
        if (!filter.salons().isEmpty()) {
            which = which.and(REVIEW.SALON_ID.in(
                    filter.salons().stream().map(SalonId::value).toList()));
        }
        which = which.and(
                filter.master().map(m -> REVIEW.STAFF_ID.eq(m.value())).orElse(DSL.noCondition()));
        which = which.and(
                filter.rating().map(r -> REVIEW.RATING.eq(r.byteValue())).orElse(DSL.noCondition()));
        which = which.and(filter.hidden()
                .map(h -> h ? REVIEW.HIDDEN_AT.isNotNull() : REVIEW.HIDDEN_AT.isNull())
                .orElse(DSL.noCondition()));
        which = which.and(filter.from().map(REVIEW.CREATED_AT::ge).orElse(DSL.noCondition()));
        return which.and(filter.until().map(REVIEW.CREATED_AT::lt).orElse(DSL.noCondition()));
    }

    private static List<Review> read(
            DSLContext context, Condition which, Optional<Behind> behind, int offset, int most) {
        var after = behind.map(last -> REVIEW.CREATED_AT
                        .lt(last.created())
                        .or(REVIEW.CREATED_AT
                                .eq(last.created())
                                .and(REVIEW.ID.lt(last.id().value()))))
                .orElse(DSL.noCondition());
        return context.selectFrom(REVIEW)
                .where(which, after)
                .orderBy(REVIEW.CREATED_AT.desc(), REVIEW.ID.desc())
                .limit(most)
                .offset(offset)
                .fetch(row -> new Review(
                        new ReviewId(row.getId()),
                        new BookingId(row.getBookingId()),
                        new SalonId(row.getSalonId()),
                        new CustomerId(row.getCustomerId()),
                        Optional.ofNullable(row.getStaffId()).map(StaffId::new),
                        row.getRating(),
                        Optional.ofNullable(row.getWords()),
                        Optional.ofNullable(row.getReply()),
                        Optional.ofNullable(row.getRepliedBy()).map(StaffId::new),
                        Optional.ofNullable(row.getRepliedAt()),
                        Optional.ofNullable(row.getHiddenAt()),
                        Optional.ofNullable(row.getHiddenReason()),
                        row.getCreatedAt(),
                        row.getVersion()));
    }

    /** Of reviews that are not hidden. */
    public record Average(double rating, int reviews) {}

    /** @return empty without any */
    public Optional<Average> averageOf(StaffId master) {
        var row = parts.db()
                .select(DSL.avg(REVIEW.RATING), DSL.count())
                .from(REVIEW)
                .where(REVIEW.STAFF_ID.eq(master.value()), REVIEW.HIDDEN_AT.isNull())
                .fetchSingle();
        return row.value2() == 0
                ? Optional.empty()
                : Optional.of(new Average(row.value1().doubleValue(), row.value2()));
    }
}
