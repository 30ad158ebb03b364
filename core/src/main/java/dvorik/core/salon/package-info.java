/**
 * Businesses and their salons (shops, tills), what customers see of them, and their rules of booking. Tables {@code
 * business}, {@code salon}, {@code salon_hours}, {@code booking_policy}. Entry: {@link dvorik.core.salon.SalonService};
 * {@link dvorik.core.salon.SalonProfiles}, {@link dvorik.core.salon.BookingPolicies}.
 */
package dvorik.core.salon;
