package dvorik.adminapi.booking;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.booking.Slot;
import dvorik.core.booking.SlotQuery;
import dvorik.core.id.ResourceId;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What goes in and out about free times. */
final class SlotViews {
    private SlotViews() {}

    record Query(
            @Min(1) long salonId,
            @Doc("Services of one visit, one after the other") @Size(min = 1, max = SlotQuery.MOST_SERVICES)
                    List<Long> serviceIds,
            @Doc("One for all services, or one for each, 0 being any; left out: any")
                    @Size(min = 1, max = SlotQuery.MOST_SERVICES)
                    Optional<List<Long>> masterIds,
            @Doc("First day of the salon; today where left out") Optional<LocalDate> from,
            @Doc("Last day, inclusive; at most 62 days; that of from where left out") Optional<LocalDate> until,
            @Doc("day where left out; master: for each who could do all of it alone") Optional<Grouping> groupBy,
            @Doc("As staff book: without notice and horizon, and what is not online; for those who book for customers")
                    Optional<Boolean> forStaff) {}

    /** How free times are told. */
    enum Grouping {
        DAY,
        MASTER
    }

    @SchemaName("SlotPart")
    record PartView(
            long serviceId,
            long masterId,
            @Doc("Room or chair") Optional<Long> resourceId,
            Instant startsAt,
            Instant endsAt,
            @Doc("Minor units") long price) {}

    @SchemaName("Slot")
    record SlotView(
            Instant startsAt,
            Instant endsAt,
            @Doc(value = "By the clock of the salon", example = "2026-03-02T10:00:00+10:00") String startsLocal,
            List<PartView> parts,
            @Doc("Minor units, of all services") long price,
            String currency) {
        static SlotView of(Slot slot, ZoneId zone) {
            return new SlotView(
                    slot.start(),
                    slot.end(),
                    LocalTimes.of(slot.start(), zone),
                    slot.parts().stream()
                            .map(part -> new PartView(
                                    part.service().value(),
                                    part.master().value(),
                                    part.room().map(ResourceId::value),
                                    part.start(),
                                    part.end(),
                                    part.price().minor()))
                            .toList(),
                    slot.price().minor(),
                    slot.price().currency().getCurrencyCode());
        }

        static List<SlotView> all(List<Slot> some, ZoneId zone) {
            return some.stream().map(slot -> of(slot, zone)).toList();
        }
    }

    @SchemaName("SlotsOfDay")
    record DayView(LocalDate day, List<SlotView> slots) {}

    @SchemaName("SlotsOfMaster")
    record MasterView(long masterId, String name, List<SlotView> slots) {}

    @SchemaName("FreeSlots")
    record FreeView(
            long salonId,
            @Doc("Of the salon") String timeZone,
            LocalDate from,
            LocalDate until,
            @Doc("Days with free times; none when told by master") List<DayView> days,
            @Doc("Masters with free times; none when told by day") List<MasterView> masters) {}
}
