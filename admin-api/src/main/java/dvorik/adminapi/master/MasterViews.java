package dvorik.adminapi.master;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import dvorik.adminapi.frame.Words;
import dvorik.core.id.MediaFileId;
import dvorik.core.money.Money;
import dvorik.core.service.Master;
import dvorik.core.service.Master.Performed;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What goes in and out about masters. */
final class MasterViews {
    static final int LONGEST_ABOUT = 1000;
    static final int MOST_SEATS = 100;
    static final int MOST_SERVICES = 200;
    static final int SHORTEST = 5;
    static final int LONGEST = 720;
    static final long HIGHEST_PRICE = 100_000_000_000L;

    private MasterViews() {}

    record Query(
            @Doc("Those who work and perform something there") @Min(1) Optional<Long> salonId,
            @Doc("Who perform it") @Min(1) Optional<Long> serviceId) {}

    @SchemaName("MasterService")
    record PerformedView(
            long salonId,
            long serviceId,
            @Doc("This master's own, in minor units; null: as the service says") Optional<Long> price,
            @Doc("This master's own, in minutes; null: as the service says") Optional<Integer> duration) {
        static PerformedView of(Performed performed) {
            return new PerformedView(
                    performed.salon().value(),
                    performed.service().value(),
                    performed.price().map(Money::minor),
                    performed.minutes());
        }
    }

    @SchemaName("Master")
    record MasterView(
            @Doc("Of the member of staff") long id,
            String name,
            Optional<String> aboutRu,
            Optional<String> aboutUz,
            Optional<String> aboutEn,
            @Doc("Of a picture kept by POST /media") Optional<Long> photoId,
            @Doc("Customers may choose this master") boolean listed,
            @Doc("How many customers at once") int seats,
            @Doc("False for the suspended") boolean works,
            List<PerformedView> services,
            int version) {
        static MasterView of(Master master) {
            return new MasterView(
                    master.id().value(),
                    master.name(),
                    Words.in(master.about(), Language.RU),
                    Words.in(master.about(), Language.UZ),
                    Words.in(master.about(), Language.EN),
                    master.photo().map(MediaFileId::value),
                    master.listed(),
                    master.seats(),
                    master.works(),
                    master.performs().stream().map(PerformedView::of).toList(),
                    master.version());
        }
    }

    record NewMaster(
            @Doc("A member of staff") @Min(1) long staffId,
            @Size(max = LONGEST_ABOUT) Optional<String> aboutRu,
            @Size(max = LONGEST_ABOUT) Optional<String> aboutUz,
            @Size(max = LONGEST_ABOUT) Optional<String> aboutEn,
            @Min(1) Optional<Long> photoId,
            @Doc("true where left out") Optional<Boolean> listed,
            @Doc("1 where left out") @Min(1) @Max(MOST_SEATS) Optional<Integer> seats) {}

    record MasterChange(
            @Size(max = LONGEST_ABOUT) Optional<String> aboutRu,
            @Size(max = LONGEST_ABOUT) Optional<String> aboutUz,
            @Size(max = LONGEST_ABOUT) Optional<String> aboutEn,
            @Doc("Null takes it away") @Min(1) Optional<Long> photoId,
            Optional<Boolean> listed,
            @Min(1) @Max(MOST_SEATS) Optional<Integer> seats) {}

    @SchemaName("MasterServiceWanted")
    record Performing(
            @Min(1) long serviceId,
            @Doc("Minor units; left out: as the service says") @Min(0) @Max(HIGHEST_PRICE) Optional<Long> price,
            @Doc("Minutes, a multiple of 5; left out: as the service says") @Min(SHORTEST) @Max(LONGEST)
                    Optional<Integer> duration) {}

    @SchemaName("MasterServices")
    record Performs(
            @Min(1) long salonId,
            @Doc("All that the master performs there; none: nothing") @Size(max = MOST_SERVICES)
                    List<Performing> services) {}

    record CalendarView(
            @Doc(value = "Behind the address of this installation; not shown again", example = "/calendars/….ics")
                    String path) {}

    record CalendarState(@Doc("There is an address under which the calendar can be read") boolean issued) {}
}
