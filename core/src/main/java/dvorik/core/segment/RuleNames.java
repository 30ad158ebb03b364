package dvorik.core.segment;

import static dvorik.migrations.jooq.Tables.BROADCAST;
import static dvorik.migrations.jooq.Tables.MASTER;
import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.SALON;
import static dvorik.migrations.jooq.Tables.SERVICE;
import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.id.BusinessId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import dvorik.migrations.jooq.tables.records.OfferRecord;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;

/** How what a rule names is called; one statement for each kind of it. What was deleted keeps its name. */
public final class RuleNames {

    /** The title of an offer, {@code {value}} still open, and the value. */
    record OfferName(Map<Language, String> titles, String valueType, long value) {
        DiscountValue shown(java.util.Currency currency) {
            return valueType.equals("percent")
                    ? new DiscountValue.Percent(Math.toIntExact(value))
                    : new DiscountValue.Amount(Money.of(value, currency.getCurrencyCode()));
        }
    }

    /** What was found, by key. */
    public record Found(
            Map<Long, OfferName> offers,
            Map<Long, String> salons,
            Map<Long, String> broadcasts,
            Map<Long, Map<Language, String>> services,
            Map<Long, String> masters) {
        boolean has(Reference reference) {
            return switch (reference.kind()) {
                case OFFER -> offers.containsKey(reference.id());
                case SALON -> salons.containsKey(reference.id());
                case BROADCAST -> broadcasts.containsKey(reference.id());
                case SERVICE -> services.containsKey(reference.id());
                case MASTER -> masters.containsKey(reference.id());
            };
        }
    }

    Found find(DSLContext db, BusinessId business, Collection<Reference> references) {
        var ids = new EnumMap<Reference.Kind, List<Long>>(Reference.Kind.class);
        for (var kind : Reference.Kind.values()) {
            ids.put(
                    kind,
                    references.stream()
                            .filter(reference -> reference.kind() == kind)
                            .map(Reference::id)
                            .distinct()
                            .toList());
        }
        return new Found(
                offers(db, business, ids.get(Reference.Kind.OFFER)),
                named(db, SALON.ID, SALON.NAME, SALON.BUSINESS_ID.eq(business.value()), ids.get(Reference.Kind.SALON)),
                named(
                        db,
                        BROADCAST.ID,
                        BROADCAST.NAME,
                        BROADCAST.BUSINESS_ID.eq(business.value()),
                        ids.get(Reference.Kind.BROADCAST)),
                services(db, business, ids.get(Reference.Kind.SERVICE)),
                masters(db, business, ids.get(Reference.Kind.MASTER)));
    }

    private static Map<Long, OfferName> offers(DSLContext db, BusinessId business, List<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : db.selectFrom(OFFER)
                        .where(OFFER.BUSINESS_ID.eq(business.value()), OFFER.ID.in(ids))
                        .fetchMap(OfferRecord::getId, RuleNames::offer);
    }

    private static Map<Long, Map<Language, String>> services(DSLContext db, BusinessId business, List<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : db.select(SERVICE.ID, SERVICE.NAME_RU, SERVICE.NAME_UZ, SERVICE.NAME_EN)
                        .from(SERVICE)
                        .where(SERVICE.BUSINESS_ID.eq(business.value()), SERVICE.ID.in(ids))
                        .fetchMap(
                                row -> row.value1(),
                                row -> Map.of(
                                        Language.RU, row.value2(),
                                        Language.UZ, row.value3(),
                                        Language.EN, row.value4()));
    }

    private static Map<Long, String> masters(DSLContext db, BusinessId business, List<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : db.select(STAFF.ID, STAFF.NAME)
                        .from(MASTER)
                        .join(STAFF)
                        .on(STAFF.ID.eq(MASTER.STAFF_ID))
                        .where(STAFF.BUSINESS_ID.eq(business.value()), STAFF.ID.in(ids))
                        .fetchMap(STAFF.ID, STAFF.NAME);
    }

    private static OfferName offer(OfferRecord row) {
        return new OfferName(
                Map.of(
                        Language.RU, row.getTitleRu(),
                        Language.UZ, row.getTitleUz(),
                        Language.EN, row.getTitleEn()),
                row.getValueType(),
                row.getValue());
    }

    private static Map<Long, String> named(
            DSLContext db, TableField<?, Long> id, Field<String> name, Condition ours, List<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : db.select(id, name)
                        .from(id.getTable())
                        .where(ours, id.in(ids))
                        .fetchMap(id, name);
    }
}
