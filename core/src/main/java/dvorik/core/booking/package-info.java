/**
 * Visits: free times, booking, the life of a booking, time off, the waiting list, reviews, calendars. No time is ever given
 * twice: the database refuses it by the key of {@code occupancy}, a row for each five minutes of each seat that is taken;
 * {@code occupancy_span} says the same in one row for each stretch.
 *
 * <p>Tables {@code booking}, {@code booking_item}, {@code booking_change} (its history), {@code booking_change_words}, {@code
 * booking_decline}, {@code booking_card}, {@code occupancy}, {@code occupancy_span}, {@code absence}, {@code review}, {@code
 * waitlist_entry}, {@code waitlist_service}, {@code waitlist_offer}, {@code waitlist_wake}, {@code calendar_feed}, {@code
 * customer_visits} (kept by triggers).
 *
 * <p>Entries: {@link dvorik.core.booking.Slots}, {@link dvorik.core.booking.BookingService}, {@link
 * dvorik.core.booking.VisitWork}, {@link dvorik.core.booking.BookingLists}, {@link dvorik.core.booking.Absences}, {@link
 * dvorik.core.booking.Waitlist}, {@link dvorik.core.booking.Reviews}, {@link dvorik.core.booking.Calendars}.
 */
package dvorik.core.booking;
