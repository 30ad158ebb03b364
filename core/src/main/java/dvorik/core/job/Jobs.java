package dvorik.core.job;

import dvorik.core.audit.AuditLog;
import dvorik.core.db.Database;
import dvorik.core.time.BusinessClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs recurring work: by Quartz in real time, and at once when the business clock was moved. */
public final class Jobs implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Jobs.class);
    private static final String POOL = "dvorik";
    private static final String LIST = "dvorik.jobs";
    /** How often daily work looks at the business clock. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final List<Recurring> work;
    private final Map<String, ReentrantLock> running;
    private final JobRuns runs;
    private final BusinessClock clock;
    private final Scheduler scheduler;
    private final ExecutorService moves = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("jobs-clock").factory());

    private Jobs(List<Recurring> work, JobRuns runs, BusinessClock clock, Scheduler scheduler) {
        this.work = work;
        this.running = work.stream().collect(Collectors.toMap(Recurring::name, piece -> new ReentrantLock()));
        this.runs = runs;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** @param work in the order in which it runs after a move of the clock */
    public static Jobs start(Database database, BusinessClock clock, List<Recurring> work) {
        try {
            DBConnectionManager.getInstance().addConnectionProvider(POOL, new Connections(database.dataSource()));
            var scheduler = new StdSchedulerFactory(properties()).getScheduler();
            var jobs = new Jobs(
                    List.copyOf(work),
                    new JobRuns(database.dsl(), clock, Clock.systemUTC(), new AuditLog(clock)),
                    clock,
                    scheduler);
            scheduler.getContext().put(LIST, jobs);
            jobs.schedule();
            scheduler.start();
            clock.onMove(jobs::runSoon);
            return jobs;
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz cannot start", e);
        }
    }

    /** Runs what is due, in order, and returns when it is done. Failures are logged. */
    public void runDue() {
        work.forEach(this::run);
    }

    /** @throws IllegalStateException when no work is begun any more */
    public void ping() {
        try {
            if (!scheduler.isStarted() || scheduler.isShutdown() || scheduler.isInStandbyMode()) {
                throw new IllegalStateException("Quartz stands still");
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not answer", e);
        }
    }

    /** Lets the jobs under way finish. */
    @Override
    public void close() {
        moves.shutdown();
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            log.warn("while stopping: {}", e.toString());
        }
    }

    static Jobs of(Scheduler scheduler) throws SchedulerException {
        return (Jobs) scheduler.getContext().get(LIST);
    }

    void run(String name) {
        // another version's job may still stand in the store for a moment
        work.stream().filter(w -> w.name().equals(name)).forEach(this::run);
    }

    private void runSoon() {
        if (!moves.isShutdown()) {
            moves.execute(this::runDue);
        }
    }

    /** One run of a piece at a time in this process: a move of the clock may meet Quartz at the same work. */
    private void run(Recurring recurring) {
        var one = running.get(recurring.name());
        one.lock();
        try {
            switch (recurring) {
                case Recurring.Every every -> runs.run(every, null, false, every.work());
                case Recurring.Daily daily -> run(daily);
            }
        } catch (RuntimeException e) {
            log.error("job {} failed, the next run tries again", recurring.name(), e);
        } finally {
            one.unlock();
        }
    }

    private void run(Recurring.Daily daily) {
        var time = clock.instant().atZone(clock.getZone());
        var due = time.toLocalTime().isBefore(daily.at()) ? time.toLocalDate().minusDays(1) : time.toLocalDate();
        var days = runs.days();
        var last = days.find(daily.name());
        if (last.isEmpty() && time.toLocalTime().isBefore(daily.at())) {
            days.keep(daily.name(), due);
            return;
        }
        var day = last.map(d -> d.plusDays(1)).orElse(due);
        if (day.isBefore(due.minusDays(daily.daysMadeGood() - 1L))) {
            day = due.minusDays(daily.daysMadeGood() - 1L);
        }
        for (; !day.isAfter(due); day = day.plusDays(1)) {
            var today = day;
            if (!runs.run(daily, day, false, () -> daily.work().run(today))) {
                return;
            }
            days.keep(daily.name(), day);
        }
    }

    private void schedule() throws SchedulerException {
        var names = work.stream().map(Recurring::name).collect(Collectors.toSet());
        for (var stored : scheduler.getJobKeys(org.quartz.impl.matchers.GroupMatcher.anyJobGroup())) {
            if (!names.contains(stored.getName())) {
                scheduler.deleteJob(stored);
            }
        }
        for (var recurring : work) {
            var job = JobBuilder.newJob(RecurringJob.class)
                    .withIdentity(recurring.name())
                    .build();
            var period = recurring instanceof Recurring.Every every ? every.period() : LOOK;
            var trigger = TriggerBuilder.newTrigger()
                    .withIdentity(recurring.name())
                    .startNow()
                    .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                            .withIntervalInMilliseconds(period.toMillis())
                            .repeatForever()
                            .withMisfireHandlingInstructionNowWithExistingCount())
                    .build();
            scheduler.scheduleJob(job, java.util.Set.of(trigger), true);
        }
    }

    private static Properties properties() {
        var p = new Properties();
        p.setProperty("org.quartz.scheduler.instanceName", "dvorik");
        p.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        p.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        p.setProperty("org.quartz.threadPool.threadCount", "2");
        p.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        p.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        p.setProperty("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.StdJDBCDelegate");
        p.setProperty("org.quartz.jobStore.dataSource", POOL);
        p.setProperty("org.quartz.jobStore.isClustered", "true");
        p.setProperty("org.quartz.jobStore.useProperties", "true");
        p.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        return p;
    }

    /** The connections of our own pool. */
    private record Connections(DataSource pool) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return pool.getConnection();
        }

        @Override
        public void shutdown() {
            // the pool is closed by its owner
        }

        @Override
        public void initialize() {
            // is open already
        }
    }
}
