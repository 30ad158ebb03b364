/**
 * When masters work, when salons are closed, and which rooms and chairs there are. Tables {@code schedule_interval}, {@code
 * schedule_exception}, {@code closed_day}, {@code resource}. Entries: {@link dvorik.core.schedule.ScheduleService}, {@link
 * dvorik.core.schedule.Rooms}; pure: {@link dvorik.core.schedule.WorkingTime}.
 */
package dvorik.core.schedule;
