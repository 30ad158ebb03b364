package dvorik.core.salon;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import java.time.ZoneId;

/** A place where customers are served. */
public record Salon(SalonId id, BusinessId business, String name, ZoneId zone) {}
