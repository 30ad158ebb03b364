package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.booking.Absences;
import dvorik.core.booking.Actor;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.ConfirmResult;
import dvorik.core.booking.BookingResults.HoldResult;
import dvorik.core.booking.SlotQuery;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.booking.VisitWork.Worker;
import dvorik.core.booking.Why;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many people want the same time: exactly one gets it, whatever is done at once. */
class BookingRaceTest {
    private static final int RIVALS = 64;
    private static final AtomicLong NEXT = new AtomicLong();
    private static Town town;
    private static Features features;

    private BookableSalon place;
    private StaffId owner;
    private SalonId salon;
    private ServiceId cut;
    private ServiceId longCut;
    private ServiceId massage;
    private List<StaffId> masters;
    private LocalDate day;

    @BeforeAll
    static void found() {
        town = Town.found("town_booking_race", Map.of());
        features = town.features();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void furnish() {
        place = new BookableSalon(town);
        salon = place.salon;
        cut = place.cut;
        longCut = place.longCut;
        massage = place.massage;
        masters = place.masters;
        day = place.day;
        owner = place.owner;
    }

    private CustomerId customer() {
        return place.customer();
    }

    private List<CustomerId> customers(int count) {
        return IntStream.range(0, count).mapToObj(i -> customer()).toList();
    }

    private Instant at(int hour, int minute) {
        return place.at(hour, minute);
    }

    private HoldResult hold(CustomerId customer, Instant start, Wanted... wanted) {
        return features.bookings.service().hold(customer, place.order(start, wanted));
    }

    private Wanted with(ServiceId service, int master) {
        return place.with(service, master);
    }

    @AfterEach
    void everything_is_as_it_must_be() {
        new BookingLedger(town.db()).check();
    }

    private static long held(List<HoldResult> results) {
        return results.stream().filter(HoldResult.Held.class::isInstance).count();
    }

    private static void othersHaveAlternatives(List<HoldResult> results) {
        for (var result : results) {
            if (!(result instanceof HoldResult.Held)) {
                assertTrue(!assertInstanceOf(HoldResult.Gone.class, result)
                        .alternatives()
                        .isEmpty());
            }
        }
    }

    @Test
    void one_of_sixty_four_gets_the_time_and_the_others_are_shown_another() throws Exception {
        var people = customers(RIVALS);
        var results = atOnce(people.stream()
                .map(one -> (Callable<HoldResult>) () -> hold(one, at(10, 0), with(cut, 0)))
                .toList());
        assertEquals(1, held(results));
        othersHaveAlternatives(results);
    }

    @Test
    void times_of_different_lengths_that_overlap_are_given_to_one() throws Exception {
        var people = customers(RIVALS);
        var results = atOnce(IntStream.range(0, RIVALS)
                .mapToObj(i -> (Callable<HoldResult>) () -> i % 2 == 0
                        ? hold(people.get(i), at(10, 0), with(longCut, 1))
                        : hold(people.get(i), at(10, 30), with(cut, 1)))
                .toList());
        assertEquals(1, held(results));
        othersHaveAlternatives(results);
    }

    @Test
    void a_chain_over_two_masters_is_given_to_one() throws Exception {
        var people = customers(RIVALS);
        var results = atOnce(people.stream()
                .map(one -> (Callable<HoldResult>) () -> hold(one, at(15, 0), with(cut, 0), with(longCut, 1)))
                .toList());
        assertEquals(1, held(results));
        othersHaveAlternatives(results);
    }

    @Test
    void one_room_is_given_to_one_whoever_the_master_is() throws Exception {
        var people = customers(RIVALS);
        var results = atOnce(IntStream.range(0, RIVALS)
                .mapToObj(i -> (Callable<HoldResult>) () -> hold(people.get(i), at(11, 0), with(massage, i % 3)))
                .toList());
        assertEquals(1, held(results));
        othersHaveAlternatives(results);
    }

    @Test
    void any_master_is_as_many_as_there_are() throws Exception {
        var people = customers(RIVALS);
        var results = atOnce(people.stream()
                .map(one -> (Callable<HoldResult>) () -> hold(one, at(17, 0), new Wanted(cut, Optional.empty())))
                .toList());
        assertEquals(3, held(results));
        othersHaveAlternatives(results);
    }

    @Test
    void the_same_tap_sixteen_times_at_once_is_one_booking() throws Exception {
        var one = customer();
        var order = place.order(at(12, 0), with(cut, 2));
        var results = atOnce(IntStream.range(0, 16)
                .mapToObj(i ->
                        (Callable<HoldResult>) () -> features.bookings.service().hold(one, order))
                .toList());
        assertEquals(
                1,
                results.stream()
                        .map(result -> assertInstanceOf(HoldResult.Held.class, result)
                                .booking()
                                .id())
                        .distinct()
                        .count());
    }

    @Test
    void five_hundred_random_things_at_once_leave_everything_in_order() throws Exception {
        var people = customers(40);
        var booked = new ConcurrentLinkedQueue<Booking>();
        var absences = new ConcurrentLinkedQueue<Absences.Absence>();
        var seeds = new Random();
        atOnce(IntStream.range(0, 500)
                .mapToObj(i -> {
                    var random = new Random(seeds.nextLong());
                    return (Callable<Object>) () -> anything(random, people, booked, absences);
                })
                .toList());
        assertTrue(booked.size() > 20, "only " + booked.size() + " booked");
    }

    private Object anything(
            Random random,
            List<CustomerId> people,
            ConcurrentLinkedQueue<Booking> booked,
            ConcurrentLinkedQueue<Absences.Absence> absences) {
        var service = features.bookings.service();
        var work = features.bookings.work();
        var one = people.get(random.nextInt(people.size()));
        var start = at(9 + random.nextInt(10), 30 * random.nextInt(2));
        var kind = List.of(cut, longCut, massage).get(random.nextInt(3));
        var wanted = random.nextBoolean() ? with(kind, random.nextInt(3)) : new Wanted(kind, Optional.empty());
        var some = booked.isEmpty() ? null : new ArrayList<>(booked).get(random.nextInt(booked.size()));
        switch (random.nextInt(some == null ? 1 : 8)) {
            case 0, 1, 2 -> {
                if (hold(one, start, wanted) instanceof HoldResult.Held(var held)
                        && service.confirm(one, held.id()) instanceof ConfirmResult.Booked(var booking)) {
                    booked.add(booking);
                }
            }
            case 3 -> service.reschedule(new Actor.Staff(owner), some.id(), start, Optional.empty());
            case 4 -> service.cancel(new Actor.Customer(some.customer().orElseThrow()), some.id(), Why.of("other"));
            case 5 -> work.decline(new Worker(owner, true), some.id(), Why.of("ill"));
            case 6 -> work.claimUnassigned(masters.get(random.nextInt(3)), some.id());
            default -> {
                var result = features.bookings
                        .absences()
                        .takeOff(
                                owner,
                                masters.get(random.nextInt(3)),
                                new Absences.Wish(
                                        Absences.Kind.TIME_OFF,
                                        start,
                                        start.plusSeconds(3600),
                                        Optional.empty(),
                                        Optional.empty(),
                                        "race:absence:" + NEXT.incrementAndGet()),
                                Absences.Handling.values()[random.nextInt(4)]);
                if (result instanceof Absences.Result.Taken(var absence, var handled)) {
                    absences.add(absence);
                }
                var over = absences.poll();
                if (over != null && random.nextBoolean()) {
                    features.bookings.absences().cancel(owner, over.id());
                }
            }
        }
        return true;
    }

    @Test
    void what_is_found_free_can_be_held() {
        var free = features.bookings.slots().free(SlotQuery.of(salon, longCut, Optional.empty(), day));
        // 9 to 13 and 14 to 20, every half hour at which an hour fits
        assertEquals(7 + 11, free.size());
        for (var slot : free) {
            assertInstanceOf(
                    HoldResult.Held.class, hold(customer(), slot.start(), new Wanted(longCut, Optional.empty())));
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException {
        var go = new CountDownLatch(1);
        var atOnce = new Semaphore(RIVALS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (var task : tasks) {
                running.add(threads.submit(() -> {
                    go.await();
                    atOnce.acquire();
                    try {
                        return task.call();
                    } finally {
                        atOnce.release();
                    }
                }));
            }
            go.countDown();
            var results = new ArrayList<T>();
            for (var one : running) {
                try {
                    results.add(one.get());
                } catch (ExecutionException e) {
                    throw new AssertionError("a rival failed", e.getCause());
                }
            }
            return results;
        }
    }
}
