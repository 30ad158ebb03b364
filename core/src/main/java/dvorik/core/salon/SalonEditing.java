package dvorik.core.salon;

import dvorik.core.db.UnitOfWork;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.SalonProfiles.Edit;
import dvorik.core.salon.SalonRecords.SalonEdit;
import dvorik.core.salon.SalonRecords.SalonRecord;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** A salon and its profile, made and changed together: both or neither. */
public final class SalonEditing {
    private final DSLContext db;
    private final SalonRecords records;
    private final SalonProfiles profiles;
    private final SalonService salons;

    /** @param salons forgets what it remembers once a change counts */
    public SalonEditing(DSLContext db, SalonRecords records, SalonProfiles profiles, SalonService salons) {
        this.db = db;
        this.records = records;
        this.profiles = profiles;
        this.salons = salons;
    }

    public record Both(SalonRecord salon, SalonProfile profile) {}

    /** @param profile empty: nothing is said of it */
    public Both create(BusinessId business, SalonEdit salon, Optional<Edit> profile, StaffId by) {
        return together(() -> {
            var made = records.create(business, salon, by);
            UnitOfWork.whenCommitted(() -> salons.forget(made.id(), business));
            profile.ifPresent(edit -> profiles.change(business, made.id(), edit, by, version -> {}));
            return new Both(made, profiles.find(made.id()).orElseThrow());
        });
    }

    /**
     * @param salon what is to change of it, perhaps nothing
     * @param profile empty: stays
     * @param seen is asked whether the change is built on this version; it throws if not
     * @return empty when the business has no such salon
     */
    public Optional<Both> change(
            BusinessId business, SalonId id, SalonEdit salon, Optional<Edit> profile, StaffId by, IntConsumer seen) {
        return together(() -> records.change(business, id, salon, by, seen).map(changed -> {
            UnitOfWork.whenCommitted(() -> salons.forget(id, business));
            profile.ifPresent(edit -> profiles.change(business, id, edit, by, version -> {}));
            return new Both(changed, profiles.find(id).orElseThrow());
        }));
    }

    private <T> T together(Supplier<T> work) {
        return UnitOfWork.isOpen() ? work.get() : UnitOfWork.run(db, work);
    }
}
