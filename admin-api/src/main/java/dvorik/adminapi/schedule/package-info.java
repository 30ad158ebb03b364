/** Who works when, closed days, rooms and chairs. Entries: {@link dvorik.adminapi.schedule.ScheduleRoutes}, {@link dvorik.adminapi.schedule.ResourceRoutes}. */
package dvorik.adminapi.schedule;
