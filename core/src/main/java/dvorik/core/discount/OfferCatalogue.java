package dvorik.core.discount;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.OfferId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * The offers of a business, for those who look after them. What was granted keeps the terms and the salons it was granted
 * with, whatever becomes of its offer.
 */
public final class OfferCatalogue {
    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final OfferCatalogueRepository catalogue;

    public OfferCatalogue(DSLContext db, Clock clock, AuditLog audit, Currency currency) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.catalogue = new OfferCatalogueRepository(currency);
    }

    /** What became of making or changing an offer. Each refusal has written nothing. */
    public sealed interface OfferResult {
        record Stands(Offer offer) implements OfferResult {}

        /** There is another active automatic offer of this kind. */
        record SecondOfKind() implements OfferResult {}

        /** Not a salon of this business. */
        record UnknownSalon(SalonId id) implements OfferResult {}

        record Unknown() implements OfferResult {}
    }

    /** @return newest first */
    public List<Offer> find(DiscountScope scope, OfferFilter filter, int offset, int limit) {
        return catalogue.withSalons(db, catalogue.find(db, scope, filter, offset, limit));
    }

    public long count(DiscountScope scope, OfferFilter filter) {
        return catalogue.count(db, scope, filter);
    }

    public Optional<Offer> find(DiscountScope scope, OfferId id) {
        return catalogue.find(db, scope, id).map(offer -> withSalons(db, offer));
    }

    public OfferResult create(BusinessId business, StaffId by, OfferDetails details) {
        return Transactions.repeated(
                db, tx -> refusal(tx, business, null, details).orElseGet(() -> {
                    var id = catalogue.insert(tx, business, details, clock.instant());
                    catalogue.insertSalons(tx, id, details.salons());
                    record(tx, by, "offer.create", id, Map.of("after", OfferFacts.of(details)));
                    return new OfferResult.Stands(get(tx, business, id));
                }));
    }

    /**
     * Changes an offer.
     *
     * @param change is given the offer as it is, its row locked, and gives what it shall be; what it throws leaves all as
     *     it was. The kind stays
     */
    public OfferResult change(BusinessId business, StaffId by, OfferId id, Function<Offer, OfferDetails> change) {
        return Transactions.repeated(db, tx -> {
            if (!catalogue.lock(tx, business, id)) {
                return new OfferResult.Unknown();
            }
            var before = get(tx, business, id);
            var after = change.apply(before);
            var differences = OfferFacts.differences(before.details(), after);
            if (differences.isEmpty()) {
                return new OfferResult.Stands(before);
            }
            return refusal(tx, business, id, after).orElseGet(() -> {
                catalogue.update(tx, id, after);
                if (!before.details().salons().equals(after.salons())) {
                    replaceSalons(tx, before, after.salons());
                }
                record(tx, by, "offer.change", id, differences);
                return new OfferResult.Stands(get(tx, business, id));
            });
        });
    }

    private void replaceSalons(DSLContext tx, Offer before, Set<SalonId> salons) {
        catalogue.keepPastSalons(tx, before.id(), before.details().salons(), clock.instant());
        catalogue.deleteSalons(tx, before.id());
        catalogue.insertSalons(tx, before.id(), salons);
    }

    /** @param self null for a new one */
    private Optional<OfferResult> refusal(DSLContext tx, BusinessId business, OfferId self, OfferDetails details) {
        var known = details.salons().isEmpty() ? Set.<SalonId>of() : catalogue.livingSalons(tx, business);
        var unknown = details.salons().stream()
                .filter(salon -> !known.contains(salon))
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of(new OfferResult.UnknownSalon(unknown.get()));
        }
        boolean second = details.active()
                && details.kind() != OfferKind.MANUAL
                && catalogue.hasOtherActive(tx, business, self, details.kind());
        return second ? Optional.of(new OfferResult.SecondOfKind()) : Optional.empty();
    }

    private Offer get(DSLContext tx, BusinessId business, OfferId id) {
        var all = new DiscountScope(business, Optional.empty());
        return withSalons(tx, catalogue.find(tx, all, id).orElseThrow());
    }

    private Offer withSalons(DSLContext context, Offer offer) {
        return catalogue.withSalons(context, List.of(offer)).getFirst();
    }

    private void record(DSLContext tx, StaffId by, String action, OfferId id, Map<String, Object> facts) {
        audit.record(tx, by, new Act(action, "offer", id.value(), null, "done", facts));
    }
}
