package dvorik.app;

import dvorik.core.id.BusinessId;
import java.util.concurrent.atomic.AtomicLong;

/** Owners of other businesses. */
final class Strangers {
    private static final AtomicLong NEXT = new AtomicLong(970_000_000L);

    private Strangers() {}

    /** @return who owns a new business in that town */
    static ApiClient owner(Town town) {
        long id = ApiClient.owner(town)
                .post("/api/v1/businesses", "{'name': 'Чужой', 'currency': 'RUB'}")
                .is(201)
                .at("/id")
                .asLong();
        long person = NEXT.incrementAndGet();
        town.features().staff.ensureOwner(new BusinessId(id), person);
        return ApiClient.of(town, person);
    }
}
