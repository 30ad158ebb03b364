/**
 * Visits: free times, bookings and their life, time off, reviews, the waiting line. Entries: {@link
 * dvorik.adminapi.booking.BookingRoutes}, {@link dvorik.adminapi.booking.VisitRoutes}, {@link
 * dvorik.adminapi.booking.SlotRoutes}, {@link dvorik.adminapi.booking.TimeOffRoutes}, {@link
 * dvorik.adminapi.booking.ReviewRoutes}, {@link dvorik.adminapi.booking.WaitlistRoutes}.
 */
package dvorik.adminapi.booking;
