package dvorik.core.booking;

import dvorik.core.id.ResourceId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A start that was free when it was asked for.
 *
 * @param end of the last service, without buffers
 * @param parts one for each service, in order
 */
public record Slot(Instant start, Instant end, List<Part> parts) {

    /** Who would do what when. @param room or chair, where the service takes one */
    public record Part(
            ServiceId service, StaffId master, Optional<ResourceId> room, Instant start, Instant end, Money price) {}

    /** @return of all services, before any discount */
    public Money price() {
        var currency = parts.getFirst().price().currency();
        return new Money(parts.stream().mapToLong(part -> part.price().minor()).sum(), currency);
    }
}
