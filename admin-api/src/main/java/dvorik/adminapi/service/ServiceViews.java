package dvorik.adminapi.service;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import dvorik.adminapi.frame.Words;
import dvorik.core.id.CategoryId;
import dvorik.core.id.SalonId;
import dvorik.core.service.Service;
import dvorik.core.service.Service.Needed;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What goes in and out about services. */
final class ServiceViews {
    static final int LONGEST_NAME = 120;
    static final int LONGEST_TEXT = 1000;
    static final int SHORTEST = 5;
    static final int LONGEST = 720;
    static final int LONGEST_BUFFER = 240;
    static final int MOST_SEATS = 100;
    static final int MOST_SALONS = 100;
    static final int LAST = 100_000;
    static final long HIGHEST_PRICE = 100_000_000_000L;
    private static final String MINUTES = "Minutes, a multiple of 5";

    private ServiceViews() {}

    record Query(@Doc("Given there") @Min(1) Optional<Long> salonId, @Min(1) Optional<Long> categoryId) {}

    @SchemaName("Service")
    record ServiceView(
            long id,
            Optional<Long> categoryId,
            String nameRu,
            String nameUz,
            String nameEn,
            Optional<String> descriptionRu,
            Optional<String> descriptionUz,
            Optional<String> descriptionEn,
            @Doc("Minutes") int duration,
            @Doc("Minutes that stay free before it") int bufferBefore,
            @Doc("Minutes that stay free after it") int bufferAfter,
            @Doc("Minutes between the beginnings that are offered") int slotStep,
            @Doc("Minor units") long price,
            String currency,
            @Doc("Customers may book it by themselves") boolean online,
            @Doc("Customers that one master may have at once while doing it") int seats,
            @Doc("What it takes besides the master") Optional<Needed> needs,
            @Doc("Where it is given; none: in all salons of the business") List<Long> salonIds,
            int position,
            int version) {
        static ServiceView of(Service service) {
            return new ServiceView(
                    service.id().value(),
                    service.category().map(CategoryId::value),
                    service.name(Language.RU),
                    service.name(Language.UZ),
                    service.name(Language.EN),
                    Words.in(service.descriptions(), Language.RU),
                    Words.in(service.descriptions(), Language.UZ),
                    Words.in(service.descriptions(), Language.EN),
                    service.minutes(),
                    service.bufferBefore(),
                    service.bufferAfter(),
                    service.step(),
                    service.price().minor(),
                    service.price().currency().getCurrencyCode(),
                    service.online(),
                    service.seats(),
                    service.needs(),
                    service.salons().stream().map(SalonId::value).sorted().toList(),
                    service.position(),
                    service.version());
        }
    }

    record NewService(
            @Min(1) Optional<Long> categoryId,
            @Size(min = 1, max = LONGEST_NAME) String nameRu,
            @Size(min = 1, max = LONGEST_NAME) String nameUz,
            @Size(min = 1, max = LONGEST_NAME) String nameEn,
            @Size(max = LONGEST_TEXT) Optional<String> descriptionRu,
            @Size(max = LONGEST_TEXT) Optional<String> descriptionUz,
            @Size(max = LONGEST_TEXT) Optional<String> descriptionEn,
            @Doc(MINUTES) @Min(SHORTEST) @Max(LONGEST) int duration,
            @Doc(MINUTES) @Min(0) @Max(LONGEST_BUFFER) Optional<Integer> bufferBefore,
            @Doc(MINUTES) @Min(0) @Max(LONGEST_BUFFER) Optional<Integer> bufferAfter,
            @Doc("30 where left out") @Min(SHORTEST) @Max(LONGEST) Optional<Integer> slotStep,
            @Doc("Minor units of the business's currency") @Min(0) @Max(HIGHEST_PRICE) long price,
            @Doc("true where left out") Optional<Boolean> online,
            @Doc("1 where left out") @Min(1) @Max(MOST_SEATS) Optional<Integer> seats,
            Optional<Needed> needs,
            @Doc("None: all salons of the business") @Size(max = MOST_SALONS) Optional<List<Long>> salonIds,
            @Min(0) @Max(LAST) Optional<Integer> position) {}

    record ServiceChange(
            @Min(1) Optional<Long> categoryId,
            @Size(min = 1, max = LONGEST_NAME) Optional<String> nameRu,
            @Size(min = 1, max = LONGEST_NAME) Optional<String> nameUz,
            @Size(min = 1, max = LONGEST_NAME) Optional<String> nameEn,
            @Size(max = LONGEST_TEXT) Optional<String> descriptionRu,
            @Size(max = LONGEST_TEXT) Optional<String> descriptionUz,
            @Size(max = LONGEST_TEXT) Optional<String> descriptionEn,
            @Doc(MINUTES) @Min(SHORTEST) @Max(LONGEST) Optional<Integer> duration,
            @Doc(MINUTES) @Min(0) @Max(LONGEST_BUFFER) Optional<Integer> bufferBefore,
            @Doc(MINUTES) @Min(0) @Max(LONGEST_BUFFER) Optional<Integer> bufferAfter,
            @Doc(MINUTES) @Min(SHORTEST) @Max(LONGEST) Optional<Integer> slotStep,
            @Min(0) @Max(HIGHEST_PRICE) Optional<Long> price,
            Optional<Boolean> online,
            @Min(1) @Max(MOST_SEATS) Optional<Integer> seats,
            @Doc("Null: nothing besides the master") Optional<Needed> needs,
            @Doc("Null or none: all salons") @Size(max = MOST_SALONS) Optional<List<Long>> salonIds,
            @Min(0) @Max(LAST) Optional<Integer> position) {}
}
