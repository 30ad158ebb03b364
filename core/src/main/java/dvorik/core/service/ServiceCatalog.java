package dvorik.core.service;

import static dvorik.migrations.jooq.Tables.SERVICE;
import static dvorik.migrations.jooq.Tables.SERVICE_CATEGORY;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CategoryId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.service.Service.Needed;
import dvorik.core.text.Language;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jooq.DSLContext;

/** Services and their categories. What is booked stays as it was booked, whatever is changed here. */
public final class ServiceCatalog {
    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final ServiceRepository services = new ServiceRepository();

    public ServiceCatalog(DSLContext db, Clock clock, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * All that can be said of a service.
     *
     * @param names in every language
     * @param minutes 5 to 720, a multiple of 5 like the buffers (to 240) and the step
     * @param salons empty: all of the business
     */
    public record Wish(
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
            int position) {}

    /** @return living ones, by position and age */
    public List<Service> list(BusinessId business) {
        return services.find(db, SERVICE.BUSINESS_ID.eq(business.value()).and(SERVICE.DELETED_AT.isNull()));
    }

    /** @return also when it was deleted: old bookings speak of it */
    public Optional<Service> find(ServiceId id) {
        return services.find(db, SERVICE.ID.eq(id.value())).stream().findFirst();
    }

    /** @return by id, the deleted included */
    public Map<ServiceId, Service> findAll(Collection<ServiceId> ids) {
        return findAll(db, ids);
    }

    /** As {@link #findAll(Collection)}, in a transaction. */
    public Map<ServiceId, Service> findAll(DSLContext context, Collection<ServiceId> ids) {
        var found = new HashMap<ServiceId, Service>();
        services.find(
                        context,
                        SERVICE.ID.in(
                                ids.stream().map(ServiceId::value).distinct().toList()))
                .forEach(service -> found.put(service.id(), service));
        return found;
    }

    public Service create(BusinessId business, Wish wish, StaffId by) {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            var id = services.insert(tx, business, wish, clock.instant());
            services.replaceSalons(tx, id, wish.salons());
            record(tx, by, "service.create", id.value(), facts(wish));
            return get(tx, id);
        });
    }

    /**
     * Replaces all that is said of a service.
     *
     * @param seen is asked whether the change is built on this version; it throws if not
     * @return empty when the business has no such living service
     */
    public Optional<Service> change(BusinessId business, ServiceId id, Wish wish, StaffId by, IntConsumer seen) {
        return Transactions.repeated(db, tx -> {
            var before = lock(tx, business, id);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            seen.accept(before.get().version());
            services.update(tx, id, wish);
            services.replaceSalons(tx, id, wish.salons());
            var facts = new HashMap<String, Object>(facts(wish));
            facts.put("price_before", before.get().price().minor());
            facts.put("minutes_before", before.get().minutes());
            record(tx, by, "service.change", id.value(), facts);
            return Optional.of(get(tx, id));
        });
    }

    /** @return false when the business has no such living service */
    public boolean delete(BusinessId business, ServiceId id, StaffId by) {
        return Transactions.repeated(db, tx -> {
            if (lock(tx, business, id).isEmpty()) {
                return false;
            }
            tx.update(SERVICE)
                    .set(SERVICE.DELETED_AT, clock.instant())
                    .set(SERVICE.VERSION, SERVICE.VERSION.plus(1))
                    .where(SERVICE.ID.eq(id.value()))
                    .execute();
            record(tx, by, "service.delete", id.value(), Map.of());
            return true;
        });
    }

    /** @return living ones, by position and age */
    public List<Category> categories(BusinessId business) {
        return services.findCategories(
                db, SERVICE_CATEGORY.BUSINESS_ID.eq(business.value()).and(SERVICE_CATEGORY.DELETED_AT.isNull()));
    }

    /** @param names in every language */
    public Category createCategory(BusinessId business, Map<Language, String> names, int position, StaffId by) {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            var id = services.insertCategory(tx, business, names, position, clock.instant());
            record(tx, by, "category.create", id.value(), Map.of("name", names.get(Language.RU)));
            return services.findCategories(tx, SERVICE_CATEGORY.ID.eq(id.value()))
                    .getFirst();
        });
    }

    /**
     * @param seen is asked whether the change is built on this version; it throws if not
     * @return empty when the business has no such living category
     */
    public Optional<Category> changeCategory(
            BusinessId business,
            CategoryId id,
            Map<Language, String> names,
            int position,
            StaffId by,
            IntConsumer seen) {
        return Transactions.repeated(db, tx -> {
            var before = services.lockCategory(tx, business, id);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            seen.accept(before.get().version());
            services.updateCategory(tx, id, names, position);
            record(tx, by, "category.change", id.value(), Map.of("name", names.get(Language.RU)));
            return services.findCategories(tx, SERVICE_CATEGORY.ID.eq(id.value())).stream()
                    .findFirst();
        });
    }

    /** Its services stay, without a heading. @return false when the business has no such living category */
    public boolean deleteCategory(BusinessId business, CategoryId id, StaffId by) {
        return Transactions.repeated(db, tx -> {
            if (services.lockCategory(tx, business, id).isEmpty()) {
                return false;
            }
            tx.update(SERVICE)
                    .setNull(SERVICE.CATEGORY_ID)
                    .where(SERVICE.CATEGORY_ID.eq(id.value()))
                    .execute();
            tx.update(SERVICE_CATEGORY)
                    .set(SERVICE_CATEGORY.DELETED_AT, clock.instant())
                    .where(SERVICE_CATEGORY.ID.eq(id.value()))
                    .execute();
            record(tx, by, "category.delete", id.value(), Map.of());
            return true;
        });
    }

    private Optional<Service> lock(DSLContext tx, BusinessId business, ServiceId id) {
        tx.select(SERVICE.ID)
                .from(SERVICE)
                .where(SERVICE.ID.eq(id.value()))
                .forUpdate()
                .fetch();
        return services
                .find(
                        tx,
                        SERVICE.ID
                                .eq(id.value())
                                .and(SERVICE.BUSINESS_ID.eq(business.value()))
                                .and(SERVICE.DELETED_AT.isNull()))
                .stream()
                .findFirst();
    }

    private Service get(DSLContext tx, ServiceId id) {
        return services.find(tx, SERVICE.ID.eq(id.value())).getFirst();
    }

    private static Map<String, Object> facts(Wish wish) {
        var facts = new HashMap<String, Object>();
        facts.put("name", wish.names().get(Language.RU));
        facts.put("minutes", wish.minutes());
        facts.put("buffers", wish.bufferBefore() + "+" + wish.bufferAfter());
        facts.put("price", wish.price().minor());
        facts.put("online", wish.online());
        facts.put("seats", wish.seats());
        return facts;
    }

    private void record(DSLContext tx, StaffId by, String action, long id, Map<String, Object> facts) {
        var entity = action.startsWith("service") ? SERVICE : SERVICE_CATEGORY;
        audit.record(tx, by, new Act(action, entity.getName(), id, null, "done", facts));
    }
}
