package dvorik.core.customer;

import dvorik.core.id.CustomerId;
import dvorik.core.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A customer as staff see one.
 *
 * @param name empty until told, and for the erased
 * @param phone not of the deleted
 * @param email likewise, confirmed or not
 * @param ways besides Telegram that the customer allows
 * @param tags in alphabetical order
 * @param zone own; empty: not known
 * @param reachable the client bot can write to the person
 * @param version goes up with every change
 */
public record CustomerEntry(
        CustomerId id,
        Optional<String> name,
        Language language,
        Optional<LocalDate> birthday,
        Optional<Phone> phone,
        Optional<CustomerAccounts.Email> email,
        List<String> tags,
        Optional<String> source,
        Optional<ZoneId> zone,
        Instant createdAt,
        Optional<Instant> joinedAt,
        boolean reachable,
        boolean marketing,
        Preferences.Ways ways,
        Optional<Instant> blockedAt,
        Optional<Instant> deletedAt,
        boolean erased,
        int version) {}
