package dvorik.core.schedule;

import static dvorik.migrations.jooq.Tables.CLOSED_DAY;
import static dvorik.migrations.jooq.Tables.MASTER;
import static dvorik.migrations.jooq.Tables.SCHEDULE_EXCEPTION;
import static dvorik.migrations.jooq.Tables.SCHEDULE_INTERVAL;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;

/**
 * Plans of work. A change touches no booking: what stands outside of the new plan stays and is listed by {@code
 * dvorik.core.booking.Absences}.
 */
public final class ScheduleService {
    /** Further ahead nobody can wait for a day. */
    private static final int PLANNED_DAYS = 400;

    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final Reopening reopening;

    public ScheduleService(DSLContext db, Clock clock, AuditLog audit, Reopening reopening) {
        this.reopening = reopening;
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** A salon's day without work. */
    public record ClosedDay(LocalDate day, Optional<String> reason) {}

    /** @return by master; the plan and the exceptions of these days; three statements, however many masters and days */
    public Map<StaffId, WorkingTime> working(
            SalonId salon, Collection<StaffId> masters, LocalDate from, LocalDate until) {
        return working(db, salon, masters, from, until);
    }

    /** As {@link #working(SalonId, Collection, LocalDate, LocalDate)}, in a transaction. */
    public Map<StaffId, WorkingTime> working(
            DSLContext context, SalonId salon, Collection<StaffId> masters, LocalDate from, LocalDate until) {
        var ids = masters.stream().map(StaffId::value).distinct().toList();
        var weeks = new HashMap<Long, Map<DayOfWeek, List<Hours>>>();
        context.selectFrom(SCHEDULE_INTERVAL)
                .where(SCHEDULE_INTERVAL.SALON_ID.eq(salon.value()), SCHEDULE_INTERVAL.STAFF_ID.in(ids))
                .orderBy(SCHEDULE_INTERVAL.BEGINS)
                .forEach(row -> weeks.computeIfAbsent(row.getStaffId(), id -> new EnumMap<>(DayOfWeek.class))
                        .computeIfAbsent(DayOfWeek.of(row.getWeekday()), day -> new ArrayList<>())
                        .add(new Hours(row.getBegins(), row.getEnds())));
        var exceptions = new HashMap<Long, Map<LocalDate, List<Hours>>>();
        context.selectFrom(SCHEDULE_EXCEPTION)
                .where(
                        SCHEDULE_EXCEPTION.SALON_ID.eq(salon.value()),
                        SCHEDULE_EXCEPTION.STAFF_ID.in(ids),
                        SCHEDULE_EXCEPTION.DAY.between(from.minusDays(1), until))
                .orderBy(SCHEDULE_EXCEPTION.BEGINS)
                .forEach(row -> {
                    var hours = exceptions
                            .computeIfAbsent(row.getStaffId(), id -> new TreeMap<>())
                            .computeIfAbsent(row.getDay(), day -> new ArrayList<>());
                    if (row.getBegins() != null) {
                        hours.add(new Hours(row.getBegins(), row.getEnds()));
                    }
                });
        var closed = new HashSet<LocalDate>();
        closed(context, salon, from.minusDays(1), until).forEach(day -> closed.add(day.day()));
        var all = new HashMap<StaffId, WorkingTime>();
        for (var master : masters) {
            all.put(
                    master,
                    new WorkingTime(
                            weeks.getOrDefault(master.value(), Map.of()),
                            exceptions.getOrDefault(master.value(), Map.of()),
                            closed));
        }
        return all;
    }

    /** @return by weekday, earliest first; a day without work is not in it */
    public Map<DayOfWeek, List<Hours>> week(SalonId salon, StaffId master) {
        var day = LocalDate.now(clock);
        return working(salon, Set.of(master), day, day).get(master).week();
    }

    /** Replaces the week's plan of a master in a salon. @return false where there is no such master, or hours overlap */
    public boolean setWeek(SalonId salon, StaffId master, Map<DayOfWeek, List<Hours>> week, StaffId by) {
        if (week.values().stream().anyMatch(ScheduleService::overlap)) {
            return false;
        }
        return Transactions.repeated(db, tx -> {
            if (!lock(tx, master)) {
                return false;
            }
            tx.deleteFrom(SCHEDULE_INTERVAL)
                    .where(SCHEDULE_INTERVAL.SALON_ID.eq(salon.value()), SCHEDULE_INTERVAL.STAFF_ID.eq(master.value()))
                    .execute();
            var insert = tx.insertInto(
                    SCHEDULE_INTERVAL,
                    SCHEDULE_INTERVAL.SALON_ID,
                    SCHEDULE_INTERVAL.STAFF_ID,
                    SCHEDULE_INTERVAL.WEEKDAY,
                    SCHEDULE_INTERVAL.BEGINS,
                    SCHEDULE_INTERVAL.ENDS);
            int rows = 0;
            for (var day : week.entrySet()) {
                for (var hours : day.getValue()) {
                    insert = insert.values(
                            salon.value(),
                            master.value(),
                            (byte) day.getKey().getValue(),
                            (short) hours.begins(),
                            (short) hours.ends());
                    rows++;
                }
            }
            if (rows > 0) {
                insert.execute();
            }
            var today = LocalDate.now(clock);
            // a day more on both sides, for the salon may be in another zone
            reopening.reopened(tx, salon, today.minusDays(1), today.plusDays(PLANNED_DAYS));
            record(tx, by, "schedule.week", master, salon, Map.of("week", words(week)));
            return true;
        });
    }

    /** @return dated exceptions by day, an empty list being a day off */
    public Map<LocalDate, List<Hours>> exceptions(SalonId salon, StaffId master, LocalDate from, LocalDate until) {
        var found = new TreeMap<>(
                working(salon, Set.of(master), from, until).get(master).exceptions());
        return found.tailMap(from, true);
    }

    /**
     * Replaces what a master works on a date.
     *
     * @param hours empty: nothing; missing: the week's plan counts again
     * @return false where there is no such master, or hours overlap
     */
    public boolean setException(SalonId salon, StaffId master, LocalDate day, Optional<List<Hours>> hours, StaffId by) {
        if (hours.filter(ScheduleService::overlap).isPresent()) {
            return false;
        }
        return Transactions.repeated(db, tx -> {
            if (!lock(tx, master)) {
                return false;
            }
            tx.deleteFrom(SCHEDULE_EXCEPTION)
                    .where(
                            SCHEDULE_EXCEPTION.SALON_ID.eq(salon.value()),
                            SCHEDULE_EXCEPTION.STAFF_ID.eq(master.value()),
                            SCHEDULE_EXCEPTION.DAY.eq(day))
                    .execute();
            reopening.reopened(tx, salon, day, day);
            hours.ifPresent(some -> insertException(tx, salon, master, day, some));
            record(
                    tx,
                    by,
                    "schedule.exception",
                    master,
                    salon,
                    Map.of(
                            "day",
                            day.toString(),
                            "hours",
                            hours.map(ScheduleService::words).orElse("as the week")));
            return true;
        });
    }

    private static void insertException(
            DSLContext tx, SalonId salon, StaffId master, LocalDate day, List<Hours> hours) {
        var insert = tx.insertInto(
                SCHEDULE_EXCEPTION,
                SCHEDULE_EXCEPTION.SALON_ID,
                SCHEDULE_EXCEPTION.STAFF_ID,
                SCHEDULE_EXCEPTION.DAY,
                SCHEDULE_EXCEPTION.BEGINS,
                SCHEDULE_EXCEPTION.ENDS);
        if (hours.isEmpty()) {
            insert = insert.values(salon.value(), master.value(), day, null, null);
        }
        for (var one : hours) {
            insert = insert.values(salon.value(), master.value(), day, (short) one.begins(), (short) one.ends());
        }
        insert.execute();
    }

    /** @return earliest first */
    public List<ClosedDay> closedDays(SalonId salon, LocalDate from, LocalDate until) {
        return closed(db, salon, from, until);
    }

    /** Closes a salon for a day; a second time changes nothing. Bookings of the day stay. */
    public void close(SalonId salon, LocalDate day, Optional<String> reason, StaffId by) {
        db.transaction(trx -> {
            var tx = trx.dsl();
            int added = tx.insertInto(CLOSED_DAY)
                    .set(CLOSED_DAY.SALON_ID, salon.value())
                    .set(CLOSED_DAY.DAY, day)
                    .set(CLOSED_DAY.REASON, reason.orElse(null))
                    .set(CLOSED_DAY.CREATED_BY, by.value())
                    .set(CLOSED_DAY.CREATED_AT, clock.instant())
                    .onDuplicateKeyIgnore()
                    .execute();
            if (added == 1) {
                audit.record(
                        tx,
                        by,
                        new Act(
                                "salon.close_day",
                                "salon",
                                salon.value(),
                                salon,
                                "done",
                                Map.of("day", day.toString())));
            }
        });
    }

    /** @return false when it was not closed */
    public boolean open(SalonId salon, LocalDate day, StaffId by) {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            boolean opened = tx.deleteFrom(CLOSED_DAY)
                            .where(CLOSED_DAY.SALON_ID.eq(salon.value()), CLOSED_DAY.DAY.eq(day))
                            .execute()
                    == 1;
            if (opened) {
                reopening.reopened(tx, salon, day, day);
                audit.record(
                        tx,
                        by,
                        new Act(
                                "salon.open_day",
                                "salon",
                                salon.value(),
                                salon,
                                "done",
                                Map.of("day", day.toString())));
            }
            return opened;
        });
    }

    private static List<ClosedDay> closed(DSLContext context, SalonId salon, LocalDate from, LocalDate until) {
        return context.selectFrom(CLOSED_DAY)
                .where(CLOSED_DAY.SALON_ID.eq(salon.value()), CLOSED_DAY.DAY.between(from, until))
                .orderBy(CLOSED_DAY.DAY)
                .fetch(row -> new ClosedDay(row.getDay(), Optional.ofNullable(row.getReason())));
    }

    private static boolean lock(DSLContext tx, StaffId master) {
        return tx.select(MASTER.STAFF_ID)
                .from(MASTER)
                .where(MASTER.STAFF_ID.eq(master.value()))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    private static boolean overlap(List<Hours> some) {
        var sorted = some.stream()
                .sorted(java.util.Comparator.comparingInt(Hours::begins))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).begins() < sorted.get(i - 1).ends()) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> words(Map<DayOfWeek, List<Hours>> week) {
        var words = new TreeMap<String, String>();
        week.forEach((day, hours) -> words.put(Integer.toString(day.getValue()), words(hours)));
        return words;
    }

    private static String words(List<Hours> hours) {
        return String.join(
                ",", hours.stream().map(one -> one.begins() + "-" + one.ends()).toList());
    }

    private void record(
            DSLContext tx, StaffId by, String action, StaffId master, SalonId salon, Map<String, Object> facts) {
        audit.record(tx, by, new Act(action, "staff", master.value(), salon, "done", facts));
    }
}
