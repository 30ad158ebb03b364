package dvorik.adminapi.user;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.frame.Doc;
import dvorik.core.customer.CustomerFilter;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which customers are wanted; all of what is given must hold. */
@Doc("Which customers are wanted; all of what is given must hold")
record UserFilter(
        @Doc("Beginnings of words of the name") @Size(min = 1, max = 100) Optional<String> search,
        @Size(min = 1, max = 40) Optional<String> tag,
        @Size(min = 1, max = 64) Optional<String> source,
        Optional<Language> language,
        @Doc("The client bot can write to the person") Optional<Boolean> reachable,
        Optional<Instant> joinedFrom,
        @Doc("Exclusive") Optional<Instant> joinedUntil,
        @Doc("MM-DD; may be later than birthday_until: over New Year") @Pattern(regexp = DAY)
                Optional<String> birthdayFrom,
        @Doc("MM-DD, inclusive") @Pattern(regexp = DAY) Optional<String> birthdayUntil,
        @Doc("One that can be used now") Optional<Boolean> hasDiscount,
        Optional<Boolean> blocked,
        @Doc("The deleted instead of the living") Optional<Boolean> deleted) {
    static final String DAY = "^\\d{2}-\\d{2}$";

    /** @param path where the fields stand in what was sent, such as {@code filter.} */
    CustomerFilter read(String path) {
        var bad = new ArrayList<BadField>();
        var from = day(path + "birthday_from", birthdayFrom, bad);
        var until = day(path + "birthday_until", birthdayUntil, bad);
        if (!bad.isEmpty()) {
            throw ApiError.invalid(List.copyOf(bad));
        }
        return new CustomerFilter(
                search,
                tag.map(String::strip),
                source,
                language,
                reachable,
                joinedFrom,
                joinedUntil,
                from,
                until,
                hasDiscount,
                blocked,
                deleted.orElse(false));
    }

    private static Optional<MonthDay> day(String field, Optional<String> text, List<BadField> bad) {
        try {
            return text.map(given -> MonthDay.parse("--" + given));
        } catch (DateTimeException e) {
            bad.add(new BadField(field, "format", null));
            return Optional.empty();
        }
    }
}
