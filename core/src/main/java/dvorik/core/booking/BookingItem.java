package dvorik.core.booking;

import dvorik.core.id.ResourceId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * One service of a visit.
 *
 * @param master empty while the visit is unassigned
 * @param room or chair, where the service takes one
 * @param price before any discount
 */
public record BookingItem(
        ServiceId service,
        Optional<StaffId> master,
        Optional<ResourceId> room,
        Instant start,
        Instant end,
        Money price) {}
