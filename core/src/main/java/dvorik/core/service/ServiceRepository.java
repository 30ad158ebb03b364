package dvorik.core.service;

import static dvorik.migrations.jooq.Tables.SERVICE;
import static dvorik.migrations.jooq.Tables.SERVICE_CATEGORY;
import static dvorik.migrations.jooq.Tables.SERVICE_SALON;

import dvorik.core.id.BusinessId;
import dvorik.core.id.CategoryId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.money.Money;
import dvorik.core.service.Service.Needed;
import dvorik.core.service.ServiceCatalog.Wish;
import dvorik.core.text.Language;
import dvorik.migrations.jooq.tables.records.ServiceRecord;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** SQL of {@code service}, {@code service_salon} and {@code service_category}. */
final class ServiceRepository {
    private static final int MOST_LISTED = 1000;

    /** Two statements. */
    List<Service> find(DSLContext db, Condition which) {
        var rows = db.selectFrom(SERVICE)
                .where(which)
                .orderBy(SERVICE.POSITION, SERVICE.ID)
                .limit(MOST_LISTED)
                .fetch();
        var salons = new HashMap<Long, Set<SalonId>>();
        if (!rows.isEmpty()) {
            db.selectFrom(SERVICE_SALON)
                    .where(SERVICE_SALON.SERVICE_ID.in(rows.getValues(SERVICE.ID)))
                    .forEach(row -> salons.computeIfAbsent(row.getServiceId(), id -> new HashSet<>())
                            .add(new SalonId(row.getSalonId())));
        }
        return rows.map(row -> service(row, salons.getOrDefault(row.getId(), Set.of())));
    }

    ServiceId insert(DSLContext tx, BusinessId business, Wish wish, Instant now) {
        return new ServiceId(tx.insertInto(SERVICE)
                .set(SERVICE.BUSINESS_ID, business.value())
                .set(SERVICE.CREATED_AT, now)
                .set(values(wish))
                .returningResult(SERVICE.ID)
                .fetchSingle()
                .value1());
    }

    void update(DSLContext tx, ServiceId id, Wish wish) {
        tx.update(SERVICE)
                .set(values(wish))
                .set(SERVICE.VERSION, SERVICE.VERSION.plus(1))
                .where(SERVICE.ID.eq(id.value()))
                .execute();
    }

    private static ServiceRecord values(Wish wish) {
        var row = new ServiceRecord();
        row.setCategoryId(wish.category().map(CategoryId::value).orElse(null));
        row.setNameRu(wish.names().get(Language.RU));
        row.setNameUz(wish.names().get(Language.UZ));
        row.setNameEn(wish.names().get(Language.EN));
        row.setDescriptionRu(wish.descriptions().get(Language.RU));
        row.setDescriptionUz(wish.descriptions().get(Language.UZ));
        row.setDescriptionEn(wish.descriptions().get(Language.EN));
        row.setDuration(wish.minutes());
        row.setBufferBefore(wish.bufferBefore());
        row.setBufferAfter(wish.bufferAfter());
        row.setSlotStep(wish.step());
        row.setPrice(wish.price().minor());
        row.setCurrency(wish.price().currency().getCurrencyCode());
        row.setOnline(wish.online());
        row.setSeats(wish.seats());
        row.setResourceKind(
                wish.needs().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse(null));
        row.setPosition(wish.position());
        return row;
    }

    /** Two statements at most. */
    void replaceSalons(DSLContext tx, ServiceId id, Set<SalonId> salons) {
        tx.deleteFrom(SERVICE_SALON)
                .where(SERVICE_SALON.SERVICE_ID.eq(id.value()))
                .execute();
        if (!salons.isEmpty()) {
            var insert = tx.insertInto(SERVICE_SALON, SERVICE_SALON.SERVICE_ID, SERVICE_SALON.SALON_ID);
            for (var salon : salons) {
                insert = insert.values(id.value(), salon.value());
            }
            insert.execute();
        }
    }

    List<Category> findCategories(DSLContext db, Condition which) {
        return db.selectFrom(SERVICE_CATEGORY)
                .where(which)
                .orderBy(SERVICE_CATEGORY.POSITION, SERVICE_CATEGORY.ID)
                .limit(MOST_LISTED)
                .fetch(row -> new Category(
                        new CategoryId(row.getId()),
                        new BusinessId(row.getBusinessId()),
                        Map.of(
                                Language.RU, row.getNameRu(),
                                Language.UZ, row.getNameUz(),
                                Language.EN, row.getNameEn()),
                        row.getPosition(),
                        row.getVersion()));
    }

    CategoryId insertCategory(
            DSLContext tx, BusinessId business, Map<Language, String> names, int position, Instant now) {
        return new CategoryId(tx.insertInto(SERVICE_CATEGORY)
                .set(SERVICE_CATEGORY.BUSINESS_ID, business.value())
                .set(SERVICE_CATEGORY.NAME_RU, names.get(Language.RU))
                .set(SERVICE_CATEGORY.NAME_UZ, names.get(Language.UZ))
                .set(SERVICE_CATEGORY.NAME_EN, names.get(Language.EN))
                .set(SERVICE_CATEGORY.POSITION, position)
                .set(SERVICE_CATEGORY.CREATED_AT, now)
                .returningResult(SERVICE_CATEGORY.ID)
                .fetchSingle()
                .value1());
    }

    /** Two statements. */
    Optional<Category> lockCategory(DSLContext tx, BusinessId business, CategoryId id) {
        tx.select(SERVICE_CATEGORY.ID)
                .from(SERVICE_CATEGORY)
                .where(SERVICE_CATEGORY.ID.eq(id.value()))
                .forUpdate()
                .fetch();
        return findCategories(
                        tx,
                        SERVICE_CATEGORY
                                .ID
                                .eq(id.value())
                                .and(SERVICE_CATEGORY.BUSINESS_ID.eq(business.value()))
                                .and(SERVICE_CATEGORY.DELETED_AT.isNull()))
                .stream()
                .findFirst();
    }

    void updateCategory(DSLContext tx, CategoryId id, Map<Language, String> names, int position) {
        tx.update(SERVICE_CATEGORY)
                .set(SERVICE_CATEGORY.NAME_RU, names.get(Language.RU))
                .set(SERVICE_CATEGORY.NAME_UZ, names.get(Language.UZ))
                .set(SERVICE_CATEGORY.NAME_EN, names.get(Language.EN))
                .set(SERVICE_CATEGORY.POSITION, position)
                .set(SERVICE_CATEGORY.VERSION, SERVICE_CATEGORY.VERSION.plus(1))
                .where(SERVICE_CATEGORY.ID.eq(id.value()))
                .execute();
    }

    private static Service service(ServiceRecord row, Set<SalonId> salons) {
        var descriptions = new EnumMap<Language, String>(Language.class);
        putIfThere(descriptions, Language.RU, row.getDescriptionRu());
        putIfThere(descriptions, Language.UZ, row.getDescriptionUz());
        putIfThere(descriptions, Language.EN, row.getDescriptionEn());
        return new Service(
                new ServiceId(row.getId()),
                new BusinessId(row.getBusinessId()),
                Optional.ofNullable(row.getCategoryId()).map(CategoryId::new),
                Map.of(Language.RU, row.getNameRu(), Language.UZ, row.getNameUz(), Language.EN, row.getNameEn()),
                descriptions,
                row.getDuration(),
                row.getBufferBefore(),
                row.getBufferAfter(),
                row.getSlotStep(),
                Money.of(row.getPrice(), row.getCurrency()),
                row.getOnline(),
                row.getSeats(),
                Optional.ofNullable(row.getResourceKind()).map(kind -> Needed.valueOf(kind.toUpperCase(Locale.ROOT))),
                salons,
                row.getPosition(),
                row.getVersion());
    }

    private static void putIfThere(Map<Language, String> words, Language language, String value) {
        if (value != null) {
            words.put(language, value);
        }
    }
}
