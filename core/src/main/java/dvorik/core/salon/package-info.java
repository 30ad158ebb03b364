/**
 * Businesses and their salons (shops, tills). Tables {@code business}, {@code salon}. Entry: {@link
 * dvorik.core.salon.SalonService}.
 */
package dvorik.core.salon;
