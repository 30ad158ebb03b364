package dvorik.core.booking;

import dvorik.core.booking.SlotGrounds.Offer;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.id.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** Free times, worked out when asked: nothing is kept, and nothing promised until it is held. */
public final class Slots {
    /** Days that one question may look at. */
    public static final int MOST_DAYS = 62;

    private static final int ALTERNATIVE_DAYS = 14;
    private static final int ALTERNATIVE_DAYS_BEFORE = 3;
    private final DSLContext db;
    private final SlotGrounds grounds;

    Slots(DSLContext db, SlotGrounds grounds) {
        this.db = db;
        this.grounds = grounds;
    }

    /** @return earliest first, one a start; empty also when salon, service or master are not offered */
    public List<Slot> free(SlotQuery query) {
        return grounds.offer(db, query)
                .map(offer -> find(offer, query.wanted(), finder(db, offer)))
                .orElse(List.of());
    }

    /** @return the same by day of the salon, earliest first; a day without is not in it */
    public Map<LocalDate, List<Slot>> freeByDay(SlotQuery query) {
        var days = new TreeMap<LocalDate, List<Slot>>();
        grounds.offer(db, query).ifPresent(offer -> find(offer, query.wanted(), finder(db, offer))
                .forEach(slot -> days.computeIfAbsent(
                                LocalDate.ofInstant(slot.start(), offer.zone()), day -> new ArrayList<>())
                        .add(slot)));
        return days;
    }

    /** For each master who could do all of it alone; as many statements as {@link #free}. */
    public Map<StaffId, List<Slot>> freeByMaster(SlotQuery query) {
        var masters = new LinkedHashMap<StaffId, List<Slot>>();
        var offer = grounds.offer(db, query);
        if (offer.isEmpty()) {
            return masters;
        }
        var finder = finder(db, offer.get());
        offer.get().performers().stream()
                .map(SlotGround.Performer::staff)
                .distinct()
                .filter(master -> query.wanted().stream()
                        .allMatch(one ->
                                one.master().isEmpty() || one.master().get().equals(master)))
                .filter(master -> query.wanted().stream().allMatch(one -> offer.get().performers().stream()
                        .anyMatch(p -> p.staff().equals(master) && p.service().equals(one.service()))))
                .forEach(master -> masters.put(
                        master,
                        find(
                                offer.get(),
                                query.wanted().stream()
                                        .map(one -> new Wanted(one.service(), Optional.of(master)))
                                        .toList(),
                                finder)));
        return masters;
    }

    /** @return starts of the query's days, the nearest to that time first */
    public List<Slot> nearest(SlotQuery query, Instant to, int most) {
        return free(query).stream()
                .sorted(Comparator.comparing((Slot slot) ->
                                Duration.between(to, slot.start()).abs())
                        .thenComparing(Slot::start))
                .limit(most)
                .toList();
    }

    /** What could be taken instead: first with the same masters, then with any. */
    List<Slot> alternatives(DSLContext context, SlotQuery query, Instant to, int most) {
        var found = nearest(context, query, to, most);
        boolean anybody = query.wanted().stream().allMatch(one -> one.master().isEmpty());
        if (found.size() >= most || anybody) {
            return found;
        }
        var all = new ArrayList<>(found);
        var open = new SlotQuery(
                query.salon(),
                query.wanted().stream()
                        .map(one -> new Wanted(one.service(), Optional.empty()))
                        .toList(),
                query.from(),
                query.until(),
                query.asker());
        for (var slot : nearest(context, open, to, most)) {
            if (all.size() < most
                    && all.stream().noneMatch(other -> other.start().equals(slot.start()))) {
                all.add(slot);
            }
        }
        return all;
    }

    private List<Slot> nearest(DSLContext context, SlotQuery query, Instant to, int most) {
        var around = query.days(
                query.from().minusDays(ALTERNATIVE_DAYS_BEFORE), query.from().plusDays(ALTERNATIVE_DAYS));
        return grounds
                .offer(context, around)
                .map(offer -> find(offer, query.wanted(), finder(context, offer)))
                .orElse(List.of())
                .stream()
                .sorted(Comparator.comparing((Slot slot) ->
                                Duration.between(to, slot.start()).abs())
                        .thenComparing(Slot::start))
                .limit(most)
                .toList();
    }

    private SlotFinder finder(DSLContext context, Offer offer) {
        return new SlotFinder(offer.with(grounds.busy(context, offer, offer.resources())), offer.from());
    }

    private List<Slot> find(Offer offer, List<Wanted> wanted, SlotFinder finder) {
        var earliest = grounds.earliest(offer);
        var last = grounds.last(offer);
        var until = last.equals(LocalDate.MAX) ? offer.until() : SlotGrounds.start(last.plusDays(1), offer.zone());
        return finder.find(
                wanted,
                offer.from().isAfter(earliest) ? offer.from() : earliest,
                offer.until().isBefore(until) ? offer.until() : until);
    }
}
