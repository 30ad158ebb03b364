package dvorik.core.booking;

import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.schedule.WorkingTime.Stretch;
import dvorik.core.service.Service;
import dvorik.core.service.Service.Needed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Everything that free times follow from.
 *
 * @param overlap buffers of neighbours may lie in each other
 * @param services those wanted
 * @param performers who performs what in the salon, the services that are not wanted included
 * @param work when each master works in the salon, in the days looked at and around them
 * @param rooms of the kinds that are wanted, by id
 * @param busy what stands in the way of masters and rooms
 */
record SlotGround(
        ZoneId zone,
        boolean overlap,
        boolean noHoles,
        Map<ServiceId, Service> services,
        List<Performer> performers,
        Map<StaffId, List<Stretch>> work,
        Map<Needed, List<Seats>> rooms,
        List<Busy> busy) {

    /** A room or chair. */
    record Seats(long resource, int seats) {}

    /** @param seats of the master */
    record Performer(StaffId staff, long resource, int seats, ServiceId service, int minutes, Money price) {}

    /** @param visit false: time off or blocked */
    record Busy(
            long resource,
            int firstSeat,
            int lastSeat,
            Instant busyFrom,
            Instant visitFrom,
            Instant visitUntil,
            Instant busyUntil,
            boolean visit) {}
}
