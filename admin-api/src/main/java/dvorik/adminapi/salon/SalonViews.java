package dvorik.adminapi.salon;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import dvorik.adminapi.frame.Words;
import dvorik.adminapi.schedule.DayTimes;
import dvorik.adminapi.schedule.ScheduleViews.WeekdayHours;
import dvorik.core.salon.SalonProfile;
import dvorik.core.salon.SalonProfile.Place;
import dvorik.core.salon.SalonRecords.SalonRecord;
import dvorik.core.text.Language;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes in and out about salons. */
final class SalonViews {
    static final int LONGEST_NAME = 120;
    static final int LONGEST_TEXT = 1000;
    static final int LONGEST_ADDRESS = 250;
    static final int LONGEST_ZONE = 64;
    /** Of all weekdays. */
    static final int MOST_HOURS = 28;

    private static final String NAME = "As customers who read this language see it; null: the common name";
    private static final String HOURS = "When the doors are open; a day without any is closed";

    private SalonViews() {}

    @SchemaName("Place")
    record PlaceView(
            @DecimalMin("-90") @DecimalMax("90") double latitude,
            @DecimalMin("-180") @DecimalMax("180") double longitude) {
        static PlaceView of(Place place) {
            return new PlaceView(place.latitude(), place.longitude());
        }
    }

    record SalonView(
            long id,
            long businessId,
            @Doc("The common one") String name,
            @Doc(NAME) Optional<String> nameRu,
            @Doc(NAME) Optional<String> nameUz,
            @Doc(NAME) Optional<String> nameEn,
            Optional<String> descriptionRu,
            Optional<String> descriptionUz,
            Optional<String> descriptionEn,
            Optional<String> address,
            Optional<PlaceView> place,
            @Doc(value = "International", example = "+74232000000") Optional<String> phone,
            @Doc(value = "IANA zone; null: that of the business", example = "Asia/Tashkent") Optional<String> timeZone,
            @Doc(HOURS) List<WeekdayHours> hours,
            Instant createdAt,
            int version) {
        static SalonView of(SalonRecord salon, SalonProfile profile) {
            return new SalonView(
                    salon.id().value(),
                    salon.business().value(),
                    salon.name(),
                    own(salon, profile, Language.RU),
                    own(salon, profile, Language.UZ),
                    own(salon, profile, Language.EN),
                    Words.in(profile.descriptions(), Language.RU),
                    Words.in(profile.descriptions(), Language.UZ),
                    Words.in(profile.descriptions(), Language.EN),
                    profile.address(),
                    profile.place().map(PlaceView::of),
                    profile.phone(),
                    salon.zone().map(ZoneId::getId),
                    hours(profile),
                    salon.created(),
                    profile.version());
        }

        private static Optional<String> own(SalonRecord salon, SalonProfile profile, Language language) {
            return Optional.of(profile.name(language)).filter(name -> !name.equals(salon.name()));
        }

        private static List<WeekdayHours> hours(SalonProfile profile) {
            var all = new ArrayList<WeekdayHours>();
            for (var day : DayOfWeek.values()) {
                for (var opening : profile.hours().getOrDefault(day, List.of())) {
                    all.add(new WeekdayHours(day, DayTimes.text(opening.opens()), DayTimes.text(opening.closes())));
                }
            }
            return all;
        }
    }

    record NewSalon(
            @Size(min = 1, max = LONGEST_NAME) String name,
            @Doc(NAME) @Size(max = LONGEST_NAME) Optional<String> nameRu,
            @Doc(NAME) @Size(max = LONGEST_NAME) Optional<String> nameUz,
            @Doc(NAME) @Size(max = LONGEST_NAME) Optional<String> nameEn,
            @Size(max = LONGEST_TEXT) Optional<String> descriptionRu,
            @Size(max = LONGEST_TEXT) Optional<String> descriptionUz,
            @Size(max = LONGEST_TEXT) Optional<String> descriptionEn,
            @Size(max = LONGEST_ADDRESS) Optional<String> address,
            Optional<PlaceView> place,
            @Doc("International") @Pattern(regexp = "^\\+[1-9]\\d{6,14}$") Optional<String> phone,
            @Size(max = LONGEST_ZONE) Optional<String> timeZone,
            @Doc(HOURS) @Size(max = MOST_HOURS) Optional<List<WeekdayHours>> hours) {}

    record SalonChange(
            @Size(min = 1, max = LONGEST_NAME) Optional<String> name,
            @Doc(NAME) @Size(max = LONGEST_NAME) Optional<String> nameRu,
            @Doc(NAME) @Size(max = LONGEST_NAME) Optional<String> nameUz,
            @Doc(NAME) @Size(max = LONGEST_NAME) Optional<String> nameEn,
            @Doc("Null takes it away") @Size(max = LONGEST_TEXT) Optional<String> descriptionRu,
            @Doc("Null takes it away") @Size(max = LONGEST_TEXT) Optional<String> descriptionUz,
            @Doc("Null takes it away") @Size(max = LONGEST_TEXT) Optional<String> descriptionEn,
            @Doc("Null takes it away") @Size(max = LONGEST_ADDRESS) Optional<String> address,
            @Doc("Null takes it away") Optional<PlaceView> place,
            @Doc("International; null takes it away") @Pattern(regexp = "^\\+[1-9]\\d{6,14}$") Optional<String> phone,
            @Doc("Null: that of the business") @Size(max = LONGEST_ZONE) Optional<String> timeZone,
            @Doc("All days at once; null: none are told") @Size(max = MOST_HOURS) Optional<List<WeekdayHours>> hours) {}
}
