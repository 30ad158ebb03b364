package dvorik.core.schedule;

import dvorik.core.id.ResourceId;
import dvorik.core.id.SalonId;

/** A room or chair that visits take. @param seats how many visits at once */
public record Room(ResourceId id, SalonId salon, Kind kind, String name, int seats, int version) {
    public enum Kind {
        ROOM,
        CHAIR
    }
}
