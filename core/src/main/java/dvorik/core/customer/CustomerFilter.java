package dvorik.core.customer;

import dvorik.core.text.Language;
import java.time.Instant;
import java.time.MonthDay;
import java.util.Optional;

/**
 * Which customers are wanted; what is empty does not matter. Those who became one with another are never among them.
 *
 * @param search beginnings of words of the name
 * @param reachable the client bot can write to the person
 * @param joinedUntil exclusive
 * @param birthdayFrom to {@code birthdayUntil}, both inclusive, over New Year where the former is later
 * @param hasDiscount one that can be used now
 * @param deleted the deleted only, or the living only
 */
public record CustomerFilter(
        Optional<String> search,
        Optional<String> tag,
        Optional<String> source,
        Optional<Language> language,
        Optional<Boolean> reachable,
        Optional<Instant> joinedFrom,
        Optional<Instant> joinedUntil,
        Optional<MonthDay> birthdayFrom,
        Optional<MonthDay> birthdayUntil,
        Optional<Boolean> hasDiscount,
        Optional<Boolean> blocked,
        boolean deleted) {}
