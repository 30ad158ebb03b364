package dvorik.core.booking;

import dvorik.core.booking.Plan.Taking;
import dvorik.core.booking.SlotGround.Busy;
import dvorik.core.booking.SlotGround.Performer;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.id.ResourceId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.service.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds free times; knows no database. A visit lies in the working time of its masters; buffers may reach out of it, but into
 * nothing that is taken, as far as the salon lets buffers overlap. Services that follow each other with the same master have
 * no buffers between them.
 *
 * <p>For one thread.
 */
final class SlotFinder {
    private static final int MOST_TRIES = 2000;
    private static final int DAYS_AROUND = 3;
    private static final long CELLS_OF_DAY = 288;

    private final SlotGround ground;
    private final long base;
    private final Map<Long, Timeline> timelines = new HashMap<>();
    private final Map<StaffId, BitSet> work = new HashMap<>();
    private final Map<ServiceId, List<Performer>> performers;
    private final Map<StaffId, Integer> shortest = new HashMap<>();
    private final Map<Long, Map<LocalDate, Long>> load = new HashMap<>();
    private final Map<Long, Long> wholeLoad = new HashMap<>();

    /** @param from of the time that will be asked for */
    SlotFinder(SlotGround ground, Instant from) {
        this.ground = ground;
        this.base = Cells.of(from) - DAYS_AROUND * CELLS_OF_DAY;
        this.performers = ground.performers().stream().collect(Collectors.groupingBy(Performer::service));
        for (var performer : ground.performers()) {
            timelines.computeIfAbsent(
                    performer.resource(), id -> new Timeline(base, performer.seats(), ground.overlap()));
            shortest.merge(performer.staff(), Cells.count(performer.minutes()), Math::min);
        }
        ground.rooms()
                .values()
                .forEach(rooms -> rooms.forEach(room -> timelines.computeIfAbsent(
                        room.resource(), id -> new Timeline(base, room.seats(), ground.overlap()))));
        ground.work().forEach((staff, stretches) -> {
            var cells = new BitSet();
            stretches.forEach(
                    stretch -> cells.set(index(Cells.from(stretch.from())), index(Cells.of(stretch.until()))));
            work.put(staff, cells);
        });
        ground.busy().forEach(this::take);
    }

    private void take(Busy busy) {
        var timeline = timelines.get(busy.resource());
        if (timeline == null) {
            return;
        }
        timeline.take(busy);
        if (busy.visit()) {
            long cells = Cells.of(busy.visitUntil()) - Cells.of(busy.visitFrom());
            var day = busy.visitFrom().atZone(ground.zone()).toLocalDate();
            load.computeIfAbsent(busy.resource(), id -> new HashMap<>()).merge(day, cells, Long::sum);
            wholeLoad.merge(busy.resource(), cells, Long::sum);
        }
    }

    /** @return starts in [from, until), earliest first, with who would do it */
    List<Slot> find(List<Wanted> wanted, Instant from, Instant until) {
        var found = new ArrayList<Slot>();
        for (long start : candidates(wanted, Cells.from(from), Cells.from(until))) {
            new Search(wanted, start).plan().map(Plan::slot).ifPresent(found::add);
        }
        return found;
    }

    /** @return how this very start can be, whether or not it would be offered */
    Optional<Plan> at(List<Wanted> wanted, Instant start, boolean asOffered) {
        long cell = Cells.of(start);
        if (asOffered && !candidates(wanted, cell, cell + 1).contains(cell)) {
            return Optional.empty();
        }
        var search = new Search(wanted, cell);
        search.holesMatter = asOffered;
        return search.plan();
    }

    /** Steps from the beginning of each stretch of work; where no holes are wanted, the edges of what is free as well. */
    private TreeSet<Long> candidates(List<Wanted> wanted, long from, long until) {
        var starts = new TreeSet<Long>();
        var first = wanted.getFirst();
        int step = Cells.count(ground.services().get(first.service()).step());
        for (var performer : who(first)) {
            for (var stretch : ground.work().getOrDefault(performer.staff(), List.of())) {
                long begin = Cells.from(stretch.from());
                long end = Math.min(until, Cells.of(stretch.until()));
                long skipped = Math.max(0, Math.ceilDiv(from - begin, step));
                for (long start = begin + skipped * step; start < end; start += step) {
                    starts.add(start);
                }
                if (ground.noHoles()) {
                    edges(wanted, performer, begin, Cells.of(stretch.until())).stream()
                            .filter(start -> start >= from && start < until)
                            .forEach(starts::add);
                }
            }
        }
        return starts;
    }

    private List<Long> edges(List<Wanted> wanted, Performer performer, long begin, long end) {
        var edges = new ArrayList<Long>();
        var timeline = timelines.get(performer.resource());
        var first = ground.services().get(performer.service());
        int alone = Cells.count(performer.minutes());
        int all = wanted.stream()
                .mapToInt(one -> performers.getOrDefault(one.service(), List.of()).stream()
                        .filter(other -> other.staff().equals(performer.staff()))
                        .mapToInt(other -> Cells.count(other.minutes()))
                        .findFirst()
                        .orElse(0))
                .sum();
        for (int seat = 1; seat <= timeline.seats(); seat++) {
            long free = begin;
            while (free < end) {
                long taken = Math.min(end, timeline.takenFrom(seat, free));
                if (taken > free) {
                    edges.add(free);
                    edges.add(free + Cells.count(first.bufferBefore()));
                    for (int length : List.of(alone, all)) {
                        edges.add(taken - length);
                        edges.add(taken - length - Cells.count(first.bufferAfter()));
                    }
                }
                free = taken + 1;
            }
        }
        edges.removeIf(start -> start < begin || start >= end);
        return edges;
    }

    private List<Performer> who(Wanted wanted) {
        var all = performers.getOrDefault(wanted.service(), List.of());
        return wanted.master()
                .map(master ->
                        all.stream().filter(one -> one.staff().equals(master)).toList())
                .orElse(all);
    }

    private boolean works(StaffId staff, long from, long until) {
        var cells = work.get(staff);
        return cells != null && cells.nextClearBit(index(from)) >= index(until);
    }

    private int index(long cell) {
        return (int) Math.max(0, cell - base);
    }

    /** One start: who can do what, tried in the order of least to do. */
    private final class Search {
        private final List<Wanted> wanted;
        private final long start;
        private final LocalDate day;
        private final List<Chosen> chosen = new ArrayList<>();
        private final List<Taking> takings = new ArrayList<>();
        private final Set<Long> hopeless = new HashSet<>();
        private boolean holesMatter = true;
        /** What was tried last failed for what the same visit takes. */
        private boolean inOwnWay;
        /** A chain over many rooms must not try all their combinations. */
        private int triesLeft = MOST_TRIES;

        Search(List<Wanted> wanted, long start) {
            this.wanted = wanted;
            this.start = start;
            this.day = Cells.at(start).atZone(ground.zone()).toLocalDate();
        }

        private record Chosen(Performer performer, Service service, long from, long until) {}

        Optional<Plan> plan() {
            if (!place(0, start)) {
                return Optional.empty();
            }
            var parts = new ArrayList<Slot.Part>();
            for (int i = 0; i < chosen.size(); i++) {
                parts.add(part(i));
            }
            return Optional.of(
                    new Plan(new Slot(Cells.at(start), parts.getLast().end(), parts), List.copyOf(takings)));
        }

        private Slot.Part part(int i) {
            var one = chosen.get(i);
            var room = takings.stream()
                    .filter(taking -> taking.item() == i
                            && taking.resource() != one.performer().resource())
                    .map(taking -> new ResourceId(taking.resource()))
                    .findFirst();
            return new Slot.Part(
                    one.service().id(),
                    one.performer().staff(),
                    room,
                    Cells.at(one.from()),
                    Cells.at(one.until()),
                    one.performer().price());
        }

        private boolean place(int i, long time) {
            if (i == wanted.size()) {
                return true;
            }
            if (hopeless.contains(key(i, time))) {
                return false;
            }
            boolean anybody = false;
            for (var performer : inOrder(i)) {
                var one = new Chosen(
                        performer,
                        ground.services().get(performer.service()),
                        time,
                        time + Cells.count(performer.minutes()));
                if (!isPossible(one)) {
                    continue;
                }
                anybody = true;
                chosen.add(one);
                if (settle(i, () -> place(i + 1, one.until()))) {
                    return true;
                }
                chosen.removeLast();
            }
            if (!anybody) {
                hopeless.add(key(i, time));
            }
            return false;
        }

        private long key(int i, long time) {
            return (time - start) * SlotQuery.MOST_SERVICES + i;
        }

        /** The master of the service before goes on where that is possible, else the one with least to do that day. */
        private List<Performer> inOrder(int i) {
            var previous = i == 0 ? null : chosen.get(i - 1).performer().staff();
            Function<Performer, Long> today =
                    one -> load.getOrDefault(one.resource(), Map.of()).getOrDefault(day, 0L);
            return who(wanted.get(i)).stream()
                    .sorted(Comparator.comparing((Performer one) -> !one.staff().equals(previous))
                            .thenComparing(today)
                            .thenComparing(one -> wholeLoad.getOrDefault(one.resource(), 0L))
                            .thenComparing(one -> one.staff().value()))
                    .toList();
        }

        /** Without buffers: what fails here fails whatever comes before and after. */
        private boolean isPossible(Chosen one) {
            if (!works(one.performer().staff(), one.from(), one.until())) {
                return false;
            }
            return masterSeats(one).stream().anyMatch(seats -> timelines
                    .get(one.performer().resource())
                    .isFree(taking(0, one.performer().resource(), seats, one, one.from(), one.until())));
        }

        /** Once it is known that a master's part of the visit is over, all of that part finds its seats and rooms. */
        private boolean settle(int last, BooleanSupplier rest) {
            boolean goesOn = last + 1 < wanted.size();
            BooleanSupplier after = goesOn ? rest : () -> settleUpTo(last, rest);
            return last > 0 && !sameMaster(last - 1, last) ? settleUpTo(last - 1, after) : after.getAsBoolean();
        }

        private boolean sameMaster(int one, int other) {
            return chosen.get(one)
                    .performer()
                    .staff()
                    .equals(chosen.get(other).performer().staff());
        }

        private boolean settleUpTo(int last, BooleanSupplier rest) {
            int first = last;
            while (first > 0 && sameMaster(first - 1, first)) {
                first--;
            }
            return settle(first, first, last, rest);
        }

        private boolean settle(int i, int first, int last, BooleanSupplier rest) {
            if (i > last) {
                if (ground.noHoles() && holesMatter && !leavesNoHole(first, last)) {
                    // other seats may do
                    inOwnWay = true;
                    return false;
                }
                return rest.getAsBoolean();
            }
            var one = chosen.get(i);
            long busyFrom = one.from() - (i == first ? Cells.count(one.service().bufferBefore()) : 0);
            long busyUntil =
                    one.until() + (i == last ? Cells.count(one.service().bufferAfter()) : 0);
            var seats = masterSeats(one).stream()
                    .map(share -> taking(i, one.performer().resource(), share, one, busyFrom, busyUntil))
                    .toList();
            var rooms = one.service().needs().map(kind -> ground.rooms().getOrDefault(kind, List.of()).stream()
                    .flatMap(room -> IntStream.rangeClosed(1, room.seats())
                            .mapToObj(seat ->
                                    taking(i, room.resource(), new int[] {seat, seat}, one, busyFrom, busyUntil)))
                    .toList());
            BooleanSupplier next = () -> settle(i + 1, first, last, rest);
            return takeOne(seats, rooms.isEmpty() ? next : () -> takeOne(rooms.get(), next));
        }

        /** Others are tried only where the visit stood in its own way: what others have taken is taken in any case. */
        private boolean takeOne(List<Taking> possible, BooleanSupplier rest) {
            boolean own = inOwnWay;
            for (var taking : possible) {
                inOwnWay = false;
                boolean free = isFree(taking);
                own |= inOwnWay;
                if (!free || triesLeft-- <= 0) {
                    continue;
                }
                takings.add(taking);
                inOwnWay = false;
                if (rest.getAsBoolean()) {
                    return true;
                }
                takings.removeLast();
                if (!inOwnWay) {
                    break;
                }
                own = true;
            }
            inOwnWay = own;
            return false;
        }

        /** A service for so many at once shares the master's seats out among them; one for a single person takes all. */
        private List<int[]> masterSeats(Chosen one) {
            int all = one.performer().seats();
            int shares = Math.min(one.service().seats(), all);
            var seats = new ArrayList<int[]>();
            for (int i = 0; i < shares; i++) {
                seats.add(new int[] {i * all / shares + 1, (i + 1) * all / shares});
            }
            return seats;
        }

        private Taking taking(int i, long resource, int[] seats, Chosen one, long busyFrom, long busyUntil) {
            return new Taking(i, resource, seats[0], seats[1], busyFrom, one.from(), one.until(), busyUntil);
        }

        private boolean isFree(Taking taking) {
            if (!timelines.get(taking.resource()).isFree(taking)) {
                return false;
            }
            boolean collides = takings.stream().anyMatch(own -> collide(own, taking));
            inOwnWay |= collides;
            return !collides;
        }

        /** Nothing is left before or after it, or enough for the shortest service; where neither can be, one side is. */
        private boolean leavesNoHole(int first, int last) {
            var mine = takings.stream()
                    .filter(t -> t.resource() == chosen.get(first).performer().resource())
                    .filter(t -> t.item() >= first && t.item() <= last)
                    .toList();
            var timeline = timelines.get(mine.getFirst().resource());
            int seat = mine.getFirst().firstSeat();
            var cells = work.get(chosen.get(first).performer().staff());
            long workFrom = base + cells.previousClearBit(index(mine.getFirst().visitFrom())) + 1;
            long workUntil = base + cells.nextClearBit(index(mine.getLast().visitUntil()));
            long begin = Math.max(
                    workFrom, timeline.takenBefore(seat, mine.getFirst().visitFrom()) + 1);
            long end =
                    Math.min(workUntil, timeline.takenFrom(seat, mine.getLast().visitUntil()));
            long left = Math.max(0, mine.getFirst().busyFrom() - begin);
            long right = Math.max(0, end - mine.getLast().busyUntil());
            long least = shortest.get(chosen.get(first).performer().staff());
            boolean canBeWithout = left + right == 0 || left + right >= least;
            return canBeWithout
                    ? (left == 0 || left >= least) && (right == 0 || right >= least)
                    : left == 0 || right == 0;
        }
    }

    private boolean collide(Taking own, Taking other) {
        if (own.resource() != other.resource()
                || own.lastSeat() < other.firstSeat()
                || other.lastSeat() < own.firstSeat()) {
            return false;
        }
        return ground.overlap()
                ? meet(own.visitFrom(), own.busyUntil(), other.visitFrom(), other.busyUntil())
                        || meet(own.busyFrom(), own.visitUntil(), other.busyFrom(), other.visitUntil())
                : meet(own.busyFrom(), own.busyUntil(), other.busyFrom(), other.busyUntil());
    }

    private static boolean meet(long from, long until, long otherFrom, long otherUntil) {
        return from < otherUntil && otherFrom < until;
    }
}
