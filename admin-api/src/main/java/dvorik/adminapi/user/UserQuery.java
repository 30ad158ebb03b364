package dvorik.adminapi.user;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.Page;
import dvorik.core.customer.CustomerSort;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;

/** Parameters of the list of customers. */
record UserQuery(
        @Doc("Beginnings of words of the name") @Size(min = 1, max = 100) Optional<String> search,
        @Size(min = 1, max = 40) Optional<String> tag,
        @Size(min = 1, max = 64) Optional<String> source,
        Optional<Language> language,
        @Doc("The client bot can write to the person") Optional<Boolean> reachable,
        Optional<Instant> joinedFrom,
        @Doc("Exclusive") Optional<Instant> joinedUntil,
        @Doc("MM-DD; may be later than birthday_until: over New Year") @Pattern(regexp = UserFilter.DAY)
                Optional<String> birthdayFrom,
        @Doc("MM-DD, inclusive") @Pattern(regexp = UserFilter.DAY) Optional<String> birthdayUntil,
        @Doc("One that can be used now") Optional<Boolean> hasDiscount,
        Optional<Boolean> blocked,
        @Doc("The deleted instead of the living") Optional<Boolean> deleted,
        Optional<CustomerSort> sort,
        @Doc("From 1; not together with a cursor") @Min(1) @Max(10_000) Optional<Integer> page,
        @Min(1) @Max(Page.MOST) Optional<Integer> perPage,
        @Doc("next_cursor of the part before") @Size(min = 1, max = 600) Optional<String> cursor) {

    UserFilter filter() {
        return new UserFilter(
                search,
                tag,
                source,
                language,
                reachable,
                joinedFrom,
                joinedUntil,
                birthdayFrom,
                birthdayUntil,
                hasDiscount,
                blocked,
                deleted);
    }
}
