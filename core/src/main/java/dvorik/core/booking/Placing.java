package dvorik.core.booking;

import dvorik.core.booking.SlotGrounds.Offer;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.id.BookingId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** Finds out, with all that it takes locked, whether a visit can be at a time. Within the caller's transaction. */
final class Placing {
    private final Clock clock;
    private final SlotGrounds grounds;
    private final Holds holds;
    private final SlotRepository slots = new SlotRepository();
    private final Claims claims = new Claims();

    Placing(Clock clock, SlotGrounds grounds, Holds holds) {
        this.clock = clock;
        this.grounds = grounds;
        this.holds = holds;
    }

    /** What came of it. */
    sealed interface Placed {
        /** Its masters and rooms are locked. */
        record Fits(Offer offer, Plan plan) implements Placed {}

        record Gone() implements Placed {}

        /** The master that was picked is taken by now; another may do, in another transaction. */
        record PickAgain() implements Placed {}

        record NotOffered() implements Placed {}
    }

    /**
     * @param query of which the services and who asks count
     * @param asOffered only at times that are offered; else at any five minutes of the masters' working time
     * @param own a visit that is moved and is in nobody's way
     */
    Placed place(DSLContext tx, SlotQuery query, Instant start, boolean asOffered, Optional<BookingId> own) {
        var offered = grounds.offer(tx, query);
        if (offered.isEmpty()) {
            return new Placed.NotOffered();
        }
        var offer = offered.get();
        var wanted = query.wanted();
        boolean any = wanted.stream().anyMatch(one -> one.master().isEmpty());
        if (any) {
            var picked = plan(tx, offer, wanted, start, asOffered, own);
            if (picked.isEmpty()) {
                return new Placed.Gone();
            }
            wanted = picked.get().slot().parts().stream()
                    .map(part -> new Wanted(part.service(), Optional.of(part.master())))
                    .toList();
        }
        lock(tx, offer, wanted);
        var plan = plan(tx, offer, wanted, start, asOffered, own);
        if (plan.isPresent()) {
            return new Placed.Fits(offer, plan.get());
        }
        return any ? new Placed.PickAgain() : new Placed.Gone();
    }

    private void lock(DSLContext tx, Offer offer, List<Wanted> wanted) {
        var resources = new TreeSet<Long>();
        for (var one : wanted) {
            offer.performers().stream()
                    .filter(p -> p.staff().equals(one.master().orElseThrow()))
                    .forEach(p -> resources.add(p.resource()));
        }
        offer.rooms().values().forEach(rooms -> rooms.forEach(room -> resources.add(room.resource())));
        claims.lock(tx, resources);
        holds.endOver(tx, resources, offer.from(), offer.until());
    }

    private Optional<Plan> plan(
            DSLContext tx,
            Offer offer,
            List<Wanted> wanted,
            Instant start,
            boolean asOffered,
            Optional<BookingId> own) {
        var busy = slots.findBusy(
                tx,
                offer.resources(),
                offer.from().minus(SlotRepository.LONGEST_SPAN),
                offer.until().plus(SlotRepository.LONGEST_SPAN),
                clock.instant(),
                own);
        return new SlotFinder(offer.with(busy), offer.from()).at(wanted, start, asOffered);
    }

    static LocalDate day(Instant start, Offer offer) {
        return LocalDate.ofInstant(start, offer.zone());
    }
}
