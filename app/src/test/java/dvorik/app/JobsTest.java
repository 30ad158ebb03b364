package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.db.Database;
import dvorik.core.job.Jobs;
import dvorik.core.job.Recurring;
import dvorik.core.time.BusinessClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Vladivostok");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private final BusinessClock clock =
            new BusinessClock(Clock.fixed(Instant.from(DAY.atTime(8, 59).atZone(ZONE)), ZoneOffset.UTC), ZONE);
    private final List<LocalDate> done = Collections.synchronizedList(new ArrayList<>());
    private Database database;

    @BeforeEach
    void empty_database() {
        database = Database.connect(
                Town.emptyGround("jobs", java.util.Map.of()).database().orElseThrow(), 4);
        database.migrate();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Jobs start(Recurring... work) {
        return Jobs.start(database, clock, List.of(work));
    }

    @Test
    void daily_work_is_done_once_after_its_time_and_missed_days_are_made_good_in_order() {
        try (var jobs = start(new Recurring.Daily("daily", NINE, done::add))) {
            jobs.runDue();
            assertEquals(List.of(), done);
            clock.moveTo(Duration.ofMinutes(2));
            jobs.runDue();
            jobs.runDue();
            assertEquals(List.of(DAY), done);
            clock.moveTo(Duration.ofDays(3).plusMinutes(2));
            jobs.runDue();
            assertEquals(
                    List.of(DAY, DAY.plusDays(1), DAY.plusDays(2), DAY.plusDays(3)),
                    done.stream().distinct().toList());
        }
    }

    @Test
    void a_day_whose_work_failed_comes_again_and_holds_up_nobody_else() {
        var fails = new AtomicBoolean(true);
        var others = Collections.synchronizedList(new ArrayList<LocalDate>());
        clock.moveTo(Duration.ofMinutes(2));
        try (var jobs = start(
                new Recurring.Daily("fails", NINE, day -> {
                    if (fails.get()) {
                        throw new IllegalStateException("as planned");
                    }
                    done.add(day);
                }),
                new Recurring.Daily("other", NINE, others::add))) {
            jobs.runDue();
            assertEquals(List.of(), done);
            assertTrue(others.contains(DAY));
            fails.set(false);
            jobs.runDue();
            assertTrue(done.contains(DAY));
        }
    }

    @Test
    void quartz_runs_the_work_by_itself_and_a_job_that_is_no_more_is_forgotten() throws Exception {
        var ran = new CountDownLatch(2);
        try (var jobs = start(new Recurring.Every("old", Duration.ofHours(1), () -> {}))) {
            jobs.runDue();
        }
        try (var jobs = start(new Recurring.Every("every", Duration.ofMillis(100), ran::countDown))) {
            assertTrue(ran.await(45, TimeUnit.SECONDS));
            assertEquals(
                    List.of("every"),
                    database.dsl()
                            .fetch("select JOB_NAME from QRTZ_JOB_DETAILS")
                            .getValues(0));
        }
    }
}
