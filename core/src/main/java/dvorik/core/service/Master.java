package dvorik.core.service;

import dvorik.core.id.BusinessId;
import dvorik.core.id.MediaFileId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A member of staff who performs services.
 *
 * @param about of the languages that have it
 * @param listed customers may choose this master
 * @param seats how many customers at once
 * @param performs in all salons, those of deleted services left out
 * @param works false for the suspended and the removed
 */
public record Master(
        StaffId id,
        BusinessId business,
        String name,
        Map<Language, String> about,
        Optional<MediaFileId> photo,
        boolean listed,
        int seats,
        List<Performed> performs,
        boolean works,
        int version) {

    /**
     * A service of a master in a salon.
     *
     * @param price this master's own; empty: as the service says
     * @param minutes likewise
     */
    public record Performed(SalonId salon, ServiceId service, Optional<Money> price, Optional<Integer> minutes) {}

    public boolean performs(SalonId salon, ServiceId service) {
        return performs.stream()
                .anyMatch(one -> one.salon().equals(salon) && one.service().equals(service));
    }
}
