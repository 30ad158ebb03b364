package dvorik.core.booking;

import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;

/** Who does something to a booking. */
public sealed interface Actor {
    record Customer(CustomerId id) implements Actor {}

    /** Whether this person may is for the caller to know. */
    record Staff(StaffId id) implements Actor {}

    /** A job. */
    record System() implements Actor {}

    default String kind() {
        return switch (this) {
            case Customer customer -> "customer";
            case Staff staff -> "staff";
            case System system -> "system";
        };
    }

    /** @return null for the system */
    default Long number() {
        return switch (this) {
            case Customer(var id) -> id.value();
            case Staff(var id) -> id.value();
            case System system -> null;
        };
    }
}
