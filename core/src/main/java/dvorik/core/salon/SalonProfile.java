package dvorik.core.salon;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.text.Language;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A salon as customers see it.
 *
 * @param names in every language; the common one where a language has none of its own
 * @param descriptions of the languages that have one
 * @param phone E.164
 * @param hours when the doors are open, earliest first; a day without any is closed
 * @param version of the salon's row
 */
public record SalonProfile(
        SalonId id,
        BusinessId business,
        Map<Language, String> names,
        Map<Language, String> descriptions,
        Optional<String> address,
        Optional<Place> place,
        Optional<String> phone,
        ZoneId zone,
        Map<DayOfWeek, List<Opening>> hours,
        int version) {

    /** Degrees. */
    public record Place(double latitude, double longitude) {
        private static final double EARTH_KM = 6371.0;

        public Place {
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException("no place on earth");
            }
        }

        /** @return along the surface, in kilometres */
        public double distanceTo(Place other) {
            double up = Math.toRadians(other.latitude - latitude) / 2;
            double along = Math.toRadians(other.longitude - longitude) / 2;
            double h = Math.pow(Math.sin(up), 2)
                    + Math.cos(Math.toRadians(latitude))
                            * Math.cos(Math.toRadians(other.latitude))
                            * Math.pow(Math.sin(along), 2);
            return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
        }
    }

    /** Minutes of the day in the salon's zone; the end is exclusive and may lie on the next day (above 1440). */
    public record Opening(int opens, int closes) {}

    public String name(Language language) {
        return names.get(language);
    }
}
