package dvorik.adminapi.schedule;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.schedule.Hours;
import dvorik.core.schedule.ScheduleService.ClosedDay;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What goes in and out about schedules. */
public final class ScheduleViews {
    static final int MOST_DAYS = 92;
    static final int LONGEST_REASON = 250;
    private static final int MOST_HOURS = 8;
    /** Of all weekdays. */
    private static final int MOST_OF_A_WEEK = 56;

    private ScheduleViews() {}

    record Query(
            @Min(1) long salonId,
            @Doc("Only this one") @Min(1) Optional<Long> masterId,
            @Doc("First day of exceptions and closed days; today where left out") Optional<LocalDate> from,
            @Doc("Last day, inclusive; at most 92 days; 30 days on where left out") Optional<LocalDate> until) {}

    /** A stretch of a day. */
    public record HoursView(
            @Doc(value = "Of the day, to five minutes", example = "09:00") @Pattern(regexp = DayTimes.PATTERN)
                    String begins,
            @Doc(value = "Exclusive; no later than the beginning: on the next day", example = "18:00")
                    @Pattern(regexp = DayTimes.PATTERN)
                    String ends) {
        static HoursView of(Hours hours) {
            return new HoursView(DayTimes.text(hours.begins()), DayTimes.text(hours.ends()));
        }

        Hours hours() {
            int from = DayTimes.begins(begins);
            return new Hours(from, DayTimes.ends(from, ends));
        }
    }

    /** Of a week. */
    public record WeekdayHours(
            DayOfWeek weekday,
            @Doc(value = "Of the day, to five minutes", example = "09:00") @Pattern(regexp = DayTimes.PATTERN)
                    String begins,
            @Doc(value = "Exclusive; no later than the beginning: on the next day", example = "18:00")
                    @Pattern(regexp = DayTimes.PATTERN)
                    String ends) {}

    record ExceptionView(LocalDate day, @Doc("None: no work on that day") List<HoursView> hours) {}

    record ClosedDayView(LocalDate day, Optional<String> reason) {
        static ClosedDayView of(ClosedDay day) {
            return new ClosedDayView(day.day(), day.reason());
        }
    }

    record MasterSchedule(
            long masterId,
            String name,
            @Doc("Times of the salon's days; the time between two stretches of a day is a break")
                    List<WeekdayHours> week,
            @Doc("What is worked on dates instead") List<ExceptionView> exceptions) {}

    record ScheduleView(
            long salonId,
            @Doc("Of the salon") String timeZone,
            LocalDate from,
            LocalDate until,
            List<MasterSchedule> masters,
            @Doc("Days of the salon on which no work begins") List<ClosedDayView> closedDays) {}

    @SchemaName("MasterWeek")
    record Week(
            @Min(1) long salonId,
            @Min(1) long masterId,
            @Doc("All of the week; none: no work") @Size(max = MOST_OF_A_WEEK) List<WeekdayHours> week) {}

    record DayException(
            @Min(1) long salonId,
            @Min(1) long masterId,
            LocalDate day,
            @Doc("None: no work on that day; null or left out: the week counts again") @Size(max = MOST_HOURS)
                    Optional<List<HoursView>> hours) {}

    record NewClosedDay(
            @Min(1) long salonId,
            LocalDate day,
            @Doc("For staff") @Size(max = LONGEST_REASON) Optional<String> reason) {}

    record ClosedDayQuery(@Min(1) long salonId, LocalDate day) {}

    /** @return by weekday and time */
    static List<WeekdayHours> week(Map<DayOfWeek, List<Hours>> week) {
        var all = new ArrayList<WeekdayHours>();
        for (var day : DayOfWeek.values()) {
            for (var hours : week.getOrDefault(day, List.of())) {
                all.add(new WeekdayHours(day, DayTimes.text(hours.begins()), DayTimes.text(hours.ends())));
            }
        }
        return all;
    }
}
