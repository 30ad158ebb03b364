package dvorik.core.stats;

import static dvorik.migrations.jooq.Tables.ABSENCE;
import static dvorik.migrations.jooq.Tables.CLOSED_DAY;
import static dvorik.migrations.jooq.Tables.RESOURCE;
import static dvorik.migrations.jooq.Tables.SALON;
import static dvorik.migrations.jooq.Tables.SCHEDULE_EXCEPTION;
import static dvorik.migrations.jooq.Tables.SCHEDULE_INTERVAL;

import dvorik.core.id.StaffId;
import dvorik.core.schedule.Hours;
import dvorik.core.schedule.WorkingTime;
import dvorik.core.schedule.WorkingTime.Stretch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** How long masters were to work by their schedules of today, without their time off; five statements for all of them. */
final class WorkMinutes {
    private final ZoneId businessZone;

    WorkMinutes(ZoneId businessZone) {
        this.businessZone = businessZone;
    }

    /** A master in a salon. */
    private record Place(long salon, long master) {}

    private record Away(long salon, Instant from, Instant until) {}

    /** @return in minutes; those who do not work are not in it */
    Map<StaffId, Long> of(DSLContext db, StatsScope scope, Period period) {
        var zones = zones(db, scope);
        if (zones.isEmpty()) {
            return Map.of();
        }
        var first = period.from().minusDays(1);
        var weeks = weeks(db, zones.keySet());
        var exceptions = exceptions(
                db,
                SCHEDULE_EXCEPTION.SALON_ID.in(zones.keySet()).and(SCHEDULE_EXCEPTION.DAY.between(first, period.to())));
        var closed = new HashMap<Long, Set<LocalDate>>();
        db.select(CLOSED_DAY.SALON_ID, CLOSED_DAY.DAY)
                .from(CLOSED_DAY)
                .where(CLOSED_DAY.SALON_ID.in(zones.keySet()), CLOSED_DAY.DAY.between(first, period.to()))
                .forEach(row -> closed.computeIfAbsent(row.value1(), salon -> new HashSet<>())
                        .add(row.value2()));
        var places = new HashSet<>(weeks.keySet());
        places.addAll(exceptions.keySet());
        var away = away(db, places, period);
        var minutes = new HashMap<StaffId, Long>();
        for (var place : places) {
            var zone = zones.get(place.salon());
            var works = new WorkingTime(
                            weeks.getOrDefault(place, Map.of()),
                            exceptions.getOrDefault(place, Map.of()),
                            closed.getOrDefault(place.salon(), Set.of()))
                    .between(period.from(), period.to(), zone);
            long worked = worked(
                    works, period.begins(zone), period.ends(zone), away.getOrDefault(place.master(), List.of()), place);
            minutes.merge(new StaffId(place.master()), worked, Long::sum);
        }
        return minutes;
    }

    private static long worked(List<Stretch> works, Instant begins, Instant ends, List<Away> away, Place place) {
        var sum = Duration.ZERO;
        for (var stretch : works) {
            var from = later(stretch.from(), begins);
            var until = earlier(stretch.until(), ends);
            // in order of their beginning; two that overlap count once
            for (var off : away) {
                if ((off.salon() != 0 && off.salon() != place.salon()) || !from.isBefore(until)) {
                    continue;
                }
                if (off.from().isAfter(from)) {
                    var free = earlier(off.from(), until);
                    sum = sum.plus(Duration.between(from, free));
                }
                from = later(from, earlier(off.until(), until));
            }
            if (from.isBefore(until)) {
                sum = sum.plus(Duration.between(from, until));
            }
        }
        return sum.toMinutes();
    }

    private Map<Long, ZoneId> zones(DSLContext db, StatsScope scope) {
        var which = SALON.BUSINESS_ID.eq(scope.business().value());
        return db.select(SALON.ID, SALON.TIME_ZONE)
                .from(SALON)
                .where(scope.salons()
                        .map(salons -> which.and(SALON.ID.in(StatsConditions.ids(salons))))
                        .orElse(which))
                .fetchMap(row -> row.value1(), row -> row.value2() == null ? businessZone : ZoneId.of(row.value2()));
    }

    private static Map<Place, Map<DayOfWeek, List<Hours>>> weeks(DSLContext db, Set<Long> salons) {
        var weeks = new HashMap<Place, Map<DayOfWeek, List<Hours>>>();
        db.selectFrom(SCHEDULE_INTERVAL)
                .where(SCHEDULE_INTERVAL.SALON_ID.in(salons))
                .forEach(row -> weeks.computeIfAbsent(
                                new Place(row.getSalonId(), row.getStaffId()), place -> new EnumMap<>(DayOfWeek.class))
                        .computeIfAbsent(DayOfWeek.of(row.getWeekday()), day -> new ArrayList<>())
                        .add(new Hours(row.getBegins(), row.getEnds())));
        return weeks;
    }

    private static Map<Place, Map<LocalDate, List<Hours>>> exceptions(DSLContext db, Condition which) {
        var exceptions = new HashMap<Place, Map<LocalDate, List<Hours>>>();
        db.selectFrom(SCHEDULE_EXCEPTION).where(which).forEach(row -> {
            var hours = exceptions
                    .computeIfAbsent(new Place(row.getSalonId(), row.getStaffId()), place -> new HashMap<>())
                    .computeIfAbsent(row.getDay(), day -> new ArrayList<>());
            if (row.getBegins() != null) {
                hours.add(new Hours(row.getBegins(), row.getEnds()));
            }
        });
        return exceptions;
    }

    private Map<Long, List<Away>> away(DSLContext db, Set<Place> places, Period period) {
        var away = new HashMap<Long, List<Away>>();
        // a day more on both sides, for salons far from the zone of the business
        db.select(RESOURCE.STAFF_ID, ABSENCE.SALON_ID, ABSENCE.STARTS_AT, ABSENCE.ENDS_AT)
                .from(RESOURCE)
                .join(ABSENCE)
                .on(ABSENCE.RESOURCE_ID.eq(RESOURCE.ID))
                .where(
                        RESOURCE.STAFF_ID.in(
                                places.stream().map(Place::master).distinct().toList()),
                        ABSENCE.CANCELLED_AT.isNull(),
                        ABSENCE.STARTS_AT.lt(period.ends(businessZone).plus(Duration.ofDays(1))),
                        ABSENCE.ENDS_AT.gt(period.begins(businessZone).minus(Duration.ofDays(1))))
                .orderBy(ABSENCE.STARTS_AT)
                .forEach(row -> away.computeIfAbsent(row.value1(), master -> new ArrayList<>())
                        .add(new Away(row.value2() == null ? 0 : row.value2(), row.value3(), row.value4())));
        return away;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
