package dvorik.adminapi.user;

import dvorik.adminapi.frame.ApiError.BadField;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Names of time zones as they are given. */
final class Zones {
    private Zones() {}

    static boolean knows(String name) {
        return ZoneId.getAvailableZoneIds().contains(name);
    }

    /** @return empty also for one that nobody knows, which is added to the bad fields */
    static Optional<ZoneId> read(String field, Optional<String> name, List<BadField> bad) {
        if (name.isPresent() && !knows(name.get())) {
            bad.add(new BadField(field, "not_one_of", null));
            return Optional.empty();
        }
        return name.map(ZoneId::of);
    }
}
