package dvorik.core.service;

import dvorik.core.id.BusinessId;
import dvorik.core.id.CategoryId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that is done for customers.
 *
 * @param names in every language
 * @param descriptions of the languages that have one
 * @param minutes how long it takes, like the buffers and the step a multiple of 5
 * @param step minutes between the beginnings that are offered
 * @param online customers may book it by themselves
 * @param seats how many customers one master may have at once while doing it
 * @param needs what it takes besides the master
 * @param salons where it is given; empty: in all of the business
 */
public record Service(
        ServiceId id,
        BusinessId business,
        Optional<CategoryId> category,
        Map<Language, String> names,
        Map<Language, String> descriptions,
        int minutes,
        int bufferBefore,
        int bufferAfter,
        int step,
        Money price,
        boolean online,
        int seats,
        Optional<Needed> needs,
        Set<SalonId> salons,
        int position,
        int version) {

    /** A kind of resource besides the master. */
    public enum Needed {
        ROOM,
        CHAIR
    }

    public String name(Language language) {
        return names.get(language);
    }

    public boolean isGivenIn(SalonId salon) {
        return salons.isEmpty() || salons.contains(salon);
    }
}
