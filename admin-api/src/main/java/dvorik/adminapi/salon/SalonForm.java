package dvorik.adminapi.salon;

import dvorik.adminapi.frame.Form;
import dvorik.adminapi.salon.SalonViews.NewSalon;
import dvorik.adminapi.salon.SalonViews.PlaceView;
import dvorik.adminapi.salon.SalonViews.SalonChange;
import dvorik.adminapi.schedule.DayTimes;
import dvorik.adminapi.schedule.ScheduleViews.WeekdayHours;
import dvorik.core.salon.SalonProfile.Opening;
import dvorik.core.salon.SalonProfile.Place;
import dvorik.core.salon.SalonProfiles.Edit;
import dvorik.core.text.Language;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns bodies into profiles; all that is wrong is told at once. */
final class SalonForm {
    private final Form form = new Form();

    void named(String field, String name) {
        form.named(field, name);
    }

    Optional<ZoneId> zone(Optional<String> name) {
        if (name.isPresent() && !ZoneId.getAvailableZoneIds().contains(name.get())) {
            form.bad("time_zone", "not_one_of");
            return Optional.empty();
        }
        return name.map(ZoneId::of);
    }

    /** @return empty when nothing is said of it */
    Optional<Edit> profile(NewSalon body) {
        return edit(
                names(given(body.nameRu()), given(body.nameUz()), given(body.nameEn())),
                words(given(body.descriptionRu()), given(body.descriptionUz()), given(body.descriptionEn())),
                given(body.place()),
                given(body.phone()),
                given(body.hours()));
    }

    /** @return empty when nothing of it changes */
    Optional<Edit> profile(SalonChange body) {
        return edit(
                names(body.nameRu(), body.nameUz(), body.nameEn()),
                words(body.descriptionRu(), body.descriptionUz(), body.descriptionEn()),
                body.place(),
                body.phone(),
                body.hours());
    }

    void end() {
        form.end();
    }

    /** What is left out of something new stays as it is there: as something left out of a change. */
    private static <T> Optional<T> given(Optional<T> value) {
        return value.isEmpty() ? null : value;
    }

    private Optional<Edit> edit(
            Map<Language, String> names,
            Map<Language, String> descriptions,
            Optional<PlaceView> place,
            Optional<String> phone,
            Optional<List<WeekdayHours>> hours) {
        if (names == null && descriptions == null && place == null && phone == null && hours == null) {
            return Optional.empty();
        }
        return Optional.of(new Edit(
                names,
                descriptions,
                place == null ? null : place.map(given -> new Place(given.latitude(), given.longitude())),
                phone,
                hours == null ? null : hours(hours.orElse(List.of()))));
    }

    private Map<Language, String> names(Optional<String> ru, Optional<String> uz, Optional<String> en) {
        var names = words(ru, uz, en);
        if (names != null) {
            names.forEach((language, name) -> {
                if (!name.isEmpty()) {
                    form.named("name_" + language.code(), name);
                }
            });
        }
        return names;
    }

    private static Map<Language, String> words(Optional<String> ru, Optional<String> uz, Optional<String> en) {
        var words = new EnumMap<Language, String>(Language.class);
        put(words, Language.RU, ru);
        put(words, Language.UZ, uz);
        put(words, Language.EN, en);
        return words.isEmpty() ? null : words;
    }

    private static void put(Map<Language, String> words, Language language, Optional<String> given) {
        if (given != null) {
            words.put(language, given.map(String::strip).orElse(""));
        }
    }

    private Map<DayOfWeek, List<Opening>> hours(List<WeekdayHours> given) {
        var week = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
        for (int i = 0; i < given.size(); i++) {
            var line = given.get(i);
            int opens = DayTimes.begins(line.begins());
            int closes = DayTimes.ends(opens, line.ends());
            var day = week.computeIfAbsent(line.weekday(), weekday -> new ArrayList<>());
            if (day.stream().anyMatch(other -> other.opens() < closes && opens < other.closes())) {
                form.bad("hours[" + i + "]", "twice");
            }
            day.add(new Opening(opens, closes));
        }
        return week;
    }
}
