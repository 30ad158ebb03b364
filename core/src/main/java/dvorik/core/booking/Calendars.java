package dvorik.core.booking;

import dvorik.core.id.StaffId;
import dvorik.core.salon.SalonService;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.text.Language;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;

/** Visits as files and feeds that calendar programs read (RFC 5545). */
public final class Calendars {
    private final DSLContext db;
    private final Clock clock;
    private final SalonService salons;
    private final ServiceCatalog catalog;

    Calendars(DSLContext db, Clock clock, SalonService salons, ServiceCatalog catalog) {
        this.db = db;
        this.clock = clock;
        this.salons = salons;
        this.catalog = catalog;
    }

    /** @return a file with this one visit; the same visit moved or cancelled replaces it in the calendar */
    public String file(Booking booking, Language language) {
        throw new UnsupportedOperationException();
    }

    /** Makes the secret of a master's feed; the one before no longer works. @return 32 characters, not shown again */
    public String issue(StaffId master) {
        throw new UnsupportedOperationException();
    }

    /** @return whether an address was made before */
    public boolean has(StaffId master) {
        throw new UnsupportedOperationException();
    }

    /** The address no longer works. */
    public void revoke(StaffId master) {
        throw new UnsupportedOperationException();
    }

    /** @return the visits from a month ago on; empty for a secret that is none */
    public Optional<String> feed(String secret) {
        throw new UnsupportedOperationException();
    }
}
