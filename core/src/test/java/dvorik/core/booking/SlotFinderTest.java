package dvorik.core.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.booking.SlotGround.Busy;
import dvorik.core.booking.SlotGround.Performer;
import dvorik.core.booking.SlotGround.Seats;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.id.BusinessId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.schedule.Hours;
import dvorik.core.schedule.WorkingTime;
import dvorik.core.schedule.WorkingTime.Stretch;
import dvorik.core.service.Service;
import dvorik.core.service.Service.Needed;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Free times against a reference that walks minute by minute and tries everybody, over thousands of random salons. */
class SlotFinderTest {
    private static final int SALONS = 3000;
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Asia/Vladivostok"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Asia/Kathmandu"));
    /** Clock changes, a leap day, a new year and common days. */
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 3, 29),
            LocalDate.of(2026, 10, 25),
            LocalDate.of(2026, 3, 8),
            LocalDate.of(2026, 11, 1),
            LocalDate.of(2026, 4, 5),
            LocalDate.of(2028, 2, 29),
            LocalDate.of(2026, 12, 31),
            LocalDate.of(2026, 6, 10));

    @Test
    void free_times_are_those_of_the_reference() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        int free = 0;
        for (int i = 0; i < SALONS; i++) {
            var salon = new RandomSalon(random);
            var expected = salon.reference();
            var found = new TreeSet<Instant>();
            new SlotFinder(salon.ground(), salon.from)
                    .find(salon.wanted, salon.from, salon.until)
                    .forEach(slot -> found.add(slot.start()));
            assertEquals(expected, found, "salon " + i + " of seed " + seed + ": " + salon.wanted + salon.services);
            free += found.size();
        }
        // else nothing was compared
        org.junit.jupiter.api.Assertions.assertTrue(free > SALONS, "only " + free + " free times");
    }

    /** All that a test of one salon needs, and the slow way to its free times. */
    private static final class RandomSalon {
        private final ZoneId zone;
        private final LocalDate day;
        private final Instant from;
        private final Instant until;
        private final boolean overlap;
        private final List<Service> services = new ArrayList<>();
        private final List<Performer> performers = new ArrayList<>();
        private final Map<StaffId, WorkingTime> plans = new HashMap<>();
        private final List<Seats> rooms = new ArrayList<>();
        private final List<Busy> busy = new ArrayList<>();
        private final List<Wanted> wanted = new ArrayList<>();

        RandomSalon(Random random) {
            zone = ZONES.get(random.nextInt(ZONES.size()));
            day = DAYS.get(random.nextInt(DAYS.size()));
            overlap = random.nextBoolean();
            from = day.atStartOfDay(zone).toInstant();
            until = day.plusDays(1).atStartOfDay(zone).toInstant();
            int kinds = 1 + random.nextInt(3);
            for (int i = 1; i <= kinds; i++) {
                services.add(service(i, random));
            }
            for (int i = 0; i < random.nextInt(3); i++) {
                rooms.add(new Seats(100 + i, 1 + random.nextInt(2)));
            }
            int masters = 1 + random.nextInt(3);
            for (int i = 1; i <= masters; i++) {
                master(i, random);
            }
            int items = 1 + random.nextInt(3);
            for (int i = 0; i < items; i++) {
                var service = services.get(random.nextInt(kinds)).id();
                var master = random.nextInt(3) == 0
                        ? Optional.of(new StaffId(1 + random.nextInt(masters)))
                        : Optional.<StaffId>empty();
                wanted.add(new Wanted(service, master));
            }
            for (int i = 0; i < random.nextInt(12); i++) {
                obstacle(random);
            }
        }

        private static Service service(int id, Random random) {
            return new Service(
                    new ServiceId(id),
                    new BusinessId(1),
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    5 * (1 + random.nextInt(24)),
                    5 * random.nextInt(5),
                    5 * random.nextInt(5),
                    5 * (1 + random.nextInt(12)),
                    Money.of(100, "RUB"),
                    true,
                    1 + random.nextInt(3),
                    random.nextInt(3) == 0 ? Optional.of(Needed.ROOM) : Optional.empty(),
                    Set.of(),
                    0,
                    0);
        }

        private void master(int id, Random random) {
            int seats = 1 + random.nextInt(3);
            for (var service : services) {
                if (random.nextInt(4) > 0) {
                    int minutes = random.nextBoolean() ? service.minutes() : 5 * (1 + random.nextInt(20));
                    performers.add(
                            new Performer(new StaffId(id), id, seats, service.id(), minutes, Money.of(100, "RUB")));
                }
            }
            var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
            for (var weekday : DayOfWeek.values()) {
                week.put(weekday, hours(random));
            }
            var exceptions = new HashMap<LocalDate, List<Hours>>();
            if (random.nextInt(4) == 0) {
                exceptions.put(day, random.nextInt(3) == 0 ? List.of() : hours(random));
            }
            var closed = new HashSet<LocalDate>();
            if (random.nextInt(12) == 0) {
                closed.add(day.minusDays(random.nextInt(2)));
            }
            plans.put(new StaffId(id), new WorkingTime(week, exceptions, closed));
        }

        private static List<Hours> hours(Random random) {
            var some = new ArrayList<Hours>();
            int at = 5 * random.nextInt(200);
            while (at < 1440 && some.size() < 1 + random.nextInt(3)) {
                int ends = at + 5 * (1 + random.nextInt(140));
                some.add(new Hours(at, Math.min(ends, at + 1440)));
                at = ends + 5 * random.nextInt(40);
            }
            return some;
        }

        private void obstacle(Random random) {
            boolean room = !rooms.isEmpty() && random.nextInt(4) == 0;
            var one = room ? rooms.get(random.nextInt(rooms.size())) : null;
            long resource = room ? one.resource() : 1 + random.nextInt(plans.size());
            int seats = room
                    ? one.seats()
                    : performers.stream()
                            .filter(p -> p.resource() == resource)
                            .mapToInt(Performer::seats)
                            .findFirst()
                            .orElse(1);
            int first = 1 + random.nextInt(seats);
            int last = first + random.nextInt(seats - first + 1);
            var visitFrom = from.plusSeconds(300L * (random.nextInt(330) - 20));
            var visitUntil = visitFrom.plusSeconds(300L * (1 + random.nextInt(20)));
            boolean visit = random.nextBoolean();
            long before = visit ? 300L * random.nextInt(4) : 0;
            long after = visit ? 300L * random.nextInt(4) : 0;
            busy.add(new Busy(
                    resource,
                    first,
                    last,
                    visitFrom.minusSeconds(before),
                    visitFrom,
                    visitUntil,
                    visitUntil.plusSeconds(after),
                    visit));
        }

        SlotGround ground() {
            var work = new HashMap<StaffId, List<Stretch>>();
            plans.forEach((staff, plan) -> work.put(staff, plan.between(day.minusDays(1), day.plusDays(1), zone)));
            var byId = new HashMap<ServiceId, Service>();
            services.forEach(service -> byId.put(service.id(), service));
            return new SlotGround(zone, overlap, false, byId, performers, work, Map.of(Needed.ROOM, rooms), busy);
        }

        // ---- the slow way

        /** By staff, the minutes at which each works: a shift begins and ends when the wall clock first says so. */
        private Set<Instant> minutesOf(StaffId staff) {
            var minutes = new HashSet<Instant>();
            var plan = plans.get(staff);
            for (var date = day.minusDays(2); !date.isAfter(day.plusDays(1)); date = date.plusDays(1)) {
                if (plan.closed().contains(date)) {
                    continue;
                }
                var hours = plan.exceptions().containsKey(date)
                        ? plan.exceptions().get(date)
                        : plan.week().getOrDefault(date.getDayOfWeek(), List.of());
                for (var one : hours) {
                    var end = firstShown(date, one.ends());
                    for (var t = firstShown(date, one.begins()); t.isBefore(end); t = t.plusSeconds(60)) {
                        minutes.add(t);
                    }
                }
            }
            return minutes;
        }

        private Instant firstShown(LocalDate date, int minute) {
            var shown = date.atStartOfDay().plusDays(minute / 1440).plusMinutes(minute % 1440);
            var t = date.plusDays(minute / 1440)
                    .atStartOfDay(ZoneId.of("UTC"))
                    .toInstant()
                    .minusSeconds(16 * 3600);
            while (LocalDateTime.ofInstant(t, zone).isBefore(shown)) {
                t = t.plusSeconds(60);
            }
            return t;
        }

        Set<Instant> reference() {
            var work = new HashMap<StaffId, Set<Instant>>();
            plans.keySet().forEach(staff -> work.put(staff, minutesOf(staff)));
            var free = new TreeSet<Instant>();
            for (var t = from; t.isBefore(until); t = t.plusSeconds(300)) {
                if (isOnGrid(t, work) && fits(t, 0, List.of(), work)) {
                    free.add(t);
                }
            }
            return free;
        }

        /** A number of steps after the moment from which one of the masters has worked without a break. */
        private boolean isOnGrid(Instant t, Map<StaffId, Set<Instant>> work) {
            var first = wanted.getFirst();
            int step = service(first.service()).step();
            for (var p : performers) {
                if (!p.service().equals(first.service())
                        || first.master().filter(m -> !m.equals(p.staff())).isPresent()
                        || !work.get(p.staff()).contains(t)) {
                    continue;
                }
                var begun = t;
                while (work.get(p.staff()).contains(begun.minusSeconds(60))) {
                    begun = begun.minusSeconds(60);
                }
                if ((t.getEpochSecond() - begun.getEpochSecond()) / 60 % step == 0) {
                    return true;
                }
            }
            return false;
        }

        private Service service(ServiceId id) {
            return services.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
        }

        private record Pick(Performer performer, Instant start, Instant end) {}

        private boolean fits(Instant t, int i, List<Pick> picks, Map<StaffId, Set<Instant>> work) {
            if (i == wanted.size()) {
                return seated(picks, 0, new ArrayList<>());
            }
            for (var p : performers) {
                var want = wanted.get(i);
                if (!p.service().equals(want.service())
                        || want.master().filter(m -> !m.equals(p.staff())).isPresent()) {
                    continue;
                }
                var end = t.plusSeconds(60L * p.minutes());
                boolean works = true;
                for (var m = t; works && m.isBefore(end); m = m.plusSeconds(60)) {
                    works = work.get(p.staff()).contains(m);
                }
                if (works) {
                    var more = new ArrayList<>(picks);
                    more.add(new Pick(p, t, end));
                    if (fits(end, i + 1, more, work)) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Some choice of seats and rooms is free of everything, those of the same visit included. */
        private boolean seated(List<Pick> picks, int i, List<Busy> own) {
            if (i == picks.size()) {
                return true;
            }
            var pick = picks.get(i);
            var service = service(pick.performer().service());
            boolean first = i == 0 || !same(picks.get(i - 1), pick);
            boolean last = i == picks.size() - 1 || !same(pick, picks.get(i + 1));
            var busyFrom = pick.start().minusSeconds(first ? 60L * service.bufferBefore() : 0);
            var busyUntil = pick.end().plusSeconds(last ? 60L * service.bufferAfter() : 0);
            int all = pick.performer().seats();
            int shares = Math.min(service.seats(), all);
            for (int share = 0; share < shares; share++) {
                var mine = new Busy(
                        pick.performer().resource(),
                        share * all / shares + 1,
                        (share + 1) * all / shares,
                        busyFrom,
                        pick.start(),
                        pick.end(),
                        busyUntil,
                        true);
                if (isTaken(mine, own)) {
                    continue;
                }
                var taken = new ArrayList<>(own);
                taken.add(mine);
                if (service.needs().isEmpty()) {
                    if (seated(picks, i + 1, taken)) {
                        return true;
                    }
                    continue;
                }
                for (var room : rooms) {
                    for (int seat = 1; seat <= room.seats(); seat++) {
                        var there = new Busy(
                                room.resource(), seat, seat, busyFrom, pick.start(), pick.end(), busyUntil, true);
                        if (!isTaken(there, taken)) {
                            var both = new ArrayList<>(taken);
                            both.add(there);
                            if (seated(picks, i + 1, both)) {
                                return true;
                            }
                        }
                    }
                }
            }
            return false;
        }

        private static boolean same(Pick one, Pick other) {
            return one.performer().staff().equals(other.performer().staff());
        }

        private boolean isTaken(Busy mine, List<Busy> own) {
            return busy.stream().anyMatch(other -> collide(mine, other))
                    || own.stream().anyMatch(other -> collide(mine, other));
        }

        private boolean collide(Busy one, Busy other) {
            if (one.resource() != other.resource()
                    || one.lastSeat() < other.firstSeat()
                    || other.lastSeat() < one.firstSeat()) {
                return false;
            }
            return overlap
                    ? meet(one.visitFrom(), one.busyUntil(), other.visitFrom(), other.busyUntil())
                            || meet(one.busyFrom(), one.visitUntil(), other.busyFrom(), other.visitUntil())
                    : meet(one.busyFrom(), one.busyUntil(), other.busyFrom(), other.busyUntil());
        }

        private static boolean meet(Instant from, Instant until, Instant otherFrom, Instant otherUntil) {
            return from.isBefore(otherUntil) && otherFrom.isBefore(until);
        }
    }
}
