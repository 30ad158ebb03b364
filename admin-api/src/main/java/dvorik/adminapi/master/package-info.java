/**
 * Members of staff who perform services, and the calendars that other programs read. Entries: {@link
 * dvorik.adminapi.master.MasterRoutes}, {@link dvorik.adminapi.master.CalendarFeed}.
 */
package dvorik.adminapi.master;
