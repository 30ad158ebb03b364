package dvorik.benchmarks.booking;

import dvorik.benchmarks.Ground;
import dvorik.benchmarks.Report;
import dvorik.benchmarks.limits.Limits;
import dvorik.core.booking.Actor;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.HoldResult;
import dvorik.core.booking.BookingService.Order;
import dvorik.core.booking.BookingService.Somebody;
import dvorik.core.booking.Slot;
import dvorik.core.booking.SlotQuery;
import dvorik.core.booking.SlotQuery.Asker;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.db.Database;
import dvorik.core.db.DatabaseAddress;
import dvorik.core.id.StaffId;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;

/** Free times of a month of a busy salon, and bookings a second, while the table of bookings grows. */
public final class BookingPart {
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 50;
    private static final int RIVALS = 16;
    private static final int BOOKED = 900;
    private static final int BOOKED_WARM = 200;
    private static final double NANOS_OF_A_MILLI = 1e6;
    private static final double NANOS = 1e9;

    private final Ground ground;
    private final Limits limits;

    public BookingPart(Ground ground, Limits limits) {
        this.ground = ground;
        this.limits = limits;
    }

    /** @param sizes of the table of bookings, growing */
    public void run(int... sizes) throws InterruptedException {
        try (var database = Database.connect(emptyDatabase(), RIVALS + 2)) {
            database.migrate();
            var statements = new LongAdder();
            var db = DSL.using(database.dsl()
                    .configuration()
                    .derive(ExecuteListener.onExecuteStart(context -> statements.increment())));
            var salon = new BusySalon(db);
            Report.title("booking: %d masters, %d days".formatted(BusySalon.MASTERS, BusySalon.DAYS));
            for (int size : sizes) {
                Report.note("filling up to %,d bookings".formatted(size));
                salon.fill(size);
                slots(salon, size, statements);
                bookings(salon, size);
            }
        }
    }

    private static SlotQuery month(BusySalon salon) {
        var today = LocalDate.now(salon.clock());
        return new SlotQuery(
                BusySalon.SALON,
                List.of(new Wanted(salon.cut(), Optional.empty())),
                today,
                today.plusDays(BusySalon.DAYS - 1),
                Asker.STAFF);
    }

    private static void slots(BusySalon salon, int size, LongAdder statements) {
        var query = month(salon);
        var times = new double[ROUNDS];
        int found = 0;
        long asked = 0;
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            statements.reset();
            long begun = System.nanoTime();
            found = salon.bookings().slots().free(query).size();
            if (i >= 0) {
                times[i] = (System.nanoTime() - begun) / NANOS_OF_A_MILLI;
                asked = statements.sum();
            }
        }
        Arrays.sort(times);
        Report.line(
                "%,9d bookings: free times %5.1f ms median, %5.1f ms p95, %d statements, %d found",
                size, times[ROUNDS / 2], times[ROUNDS * 95 / 100], asked, found);
    }

    /** A time of a master that is free. */
    private record Free(StaffId master, Slot slot) {}

    private void bookings(BusySalon salon, int size) throws InterruptedException {
        var all = new ArrayList<Free>();
        salon.bookings()
                .slots()
                .freeByMaster(month(salon))
                .forEach((master, slots) -> slots.forEach(slot -> all.add(new Free(master, slot))));
        Collections.shuffle(all, new Random(size));
        var left = new ConcurrentLinkedQueue<>(all.subList(0, Math.min(all.size(), BOOKED + BOOKED_WARM)));
        book(salon, left, BOOKED_WARM, size);
        int wanted = left.size();
        long begun = System.nanoTime();
        long booked = book(salon, left, wanted, size);
        double perSecond = booked / ((System.nanoTime() - begun) / NANOS);
        Report.line(
                "%,9d bookings: %5.0f booked a second by %d callers, %.0f %% of the %.0f commits a second",
                size, perSecond, RIVALS, 100 * perSecond / limits.commitsPerSecond(), limits.commitsPerSecond());
    }

    /** @return how many were booked */
    private static long book(BusySalon salon, ConcurrentLinkedQueue<Free> left, int most, int size)
            throws InterruptedException {
        var taken = new AtomicLong();
        var booked = new AtomicLong();
        try (var pool = Executors.newFixedThreadPool(RIVALS)) {
            for (int i = 0; i < RIVALS; i++) {
                pool.submit(() -> {
                    while (taken.incrementAndGet() <= most) {
                        var free = left.poll();
                        if (free == null) {
                            return;
                        }
                        if (book(salon, free, size)) {
                            booked.incrementAndGet();
                        }
                    }
                });
            }
        }
        return booked.get();
    }

    private static boolean book(BusySalon salon, Free free, int size) {
        var order = new Order(
                BusySalon.SALON,
                List.of(new Wanted(salon.cut(), Optional.of(free.master()))),
                free.slot().start(),
                Optional.empty(),
                Optional.empty(),
                "bench:" + size + ":" + free.master().value() + ":"
                        + free.slot().start().getEpochSecond());
        var guest = new Somebody(
                Optional.empty(), Optional.of(new Booking.Guest("Guest", Optional.empty())), Booking.Source.API);
        return salon.bookings().service().bookFor(new Actor.Staff(BusySalon.OWNER), guest, order)
                instanceof HoldResult.Held;
    }

    private DatabaseAddress emptyDatabase() {
        var server = ground.servers().mariaDb();
        var url = "jdbc:mysql://" + server.host() + ":" + server.port() + "/?sslMode=DISABLED";
        try (var connection = DriverManager.getConnection(url, server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database booking character set utf8mb4 collate utf8mb4_unicode_520_ci");
        } catch (SQLException e) {
            throw new IllegalStateException("the database of the bookings cannot be made", e);
        }
        return new DatabaseAddress(server.host(), server.port(), "booking", server.user(), server.password(), true);
    }
}
