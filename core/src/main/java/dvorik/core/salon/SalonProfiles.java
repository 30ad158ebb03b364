package dvorik.core.salon;

import static dvorik.migrations.jooq.Tables.SALON;
import static dvorik.migrations.jooq.Tables.SALON_HOURS;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.SalonProfile.Opening;
import dvorik.core.salon.SalonProfile.Place;
import dvorik.core.text.Language;
import dvorik.migrations.jooq.tables.records.SalonRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What customers see of the salons. */
public final class SalonProfiles {
    private static final int MOST_LISTED = 1000;
    private static final int DEGREE_DIGITS = 6;

    private final DSLContext db;
    private final ZoneId businessZone;
    private final AuditLog audit;
    private final SalonService salons;

    /** @param salons forgets what it remembers when one changes */
    public SalonProfiles(DSLContext db, ZoneId businessZone, AuditLog audit, SalonService salons) {
        this.db = db;
        this.businessZone = businessZone;
        this.audit = audit;
        this.salons = salons;
    }

    /**
     * What is to change; null: stays.
     *
     * @param names by language; a blank one: the common name counts again
     * @param descriptions by language; a blank one: none
     * @param hours all days at once
     */
    public record Edit(
            Map<Language, String> names,
            Map<Language, String> descriptions,
            Optional<Place> place,
            Optional<String> phone,
            Map<DayOfWeek, List<Opening>> hours) {}

    /** @return empty when there is none, or it was deleted */
    public Optional<SalonProfile> find(SalonId id) {
        return read(db, SALON.ID.eq(id.value())).stream().findFirst();
    }

    /** @return living ones, oldest first, by two statements */
    public List<SalonProfile> list(BusinessId business) {
        return read(db, SALON.BUSINESS_ID.eq(business.value()));
    }

    /** A salon and how far it is; those without a place come last and have none. */
    public record Near(SalonProfile salon, Optional<Double> kilometres) {}

    /** @return nearest first */
    public List<Near> nearest(BusinessId business, Place from) {
        return list(business).stream()
                .map(salon -> new Near(salon, salon.place().map(from::distanceTo)))
                .sorted(java.util.Comparator.comparingDouble(
                        near -> near.kilometres().orElse(Double.MAX_VALUE)))
                .toList();
    }

    /**
     * Changes a profile.
     *
     * @param seen is asked whether the change is built on this version; it throws if not
     * @return empty when the business has no such salon
     */
    public Optional<SalonProfile> change(BusinessId business, SalonId id, Edit edit, StaffId by, IntConsumer seen) {
        var changed = Transactions.repeated(db, tx -> {
            tx.select(SALON.ID)
                    .from(SALON)
                    .where(SALON.ID.eq(id.value()))
                    .forUpdate()
                    .fetch();
            var before = read(tx, SALON.ID.eq(id.value()).and(SALON.BUSINESS_ID.eq(business.value())));
            if (before.isEmpty()) {
                return Optional.<SalonProfile>empty();
            }
            seen.accept(before.getFirst().version());
            write(tx, id, edit);
            audit.record(tx, by, new Act("salon.profile", "salon", id.value(), id, "done", facts(edit)));
            return read(tx, SALON.ID.eq(id.value())).stream().findFirst();
        });
        salons.forget(id, business);
        return changed;
    }

    private static void write(DSLContext tx, SalonId id, Edit edit) {
        var update = tx.update(SALON).set(SALON.VERSION, SALON.VERSION.plus(1));
        if (edit.names() != null) {
            for (var one : edit.names().entrySet()) {
                update = update.set(
                        switch (one.getKey()) {
                            case RU -> SALON.NAME_RU;
                            case UZ -> SALON.NAME_UZ;
                            case EN -> SALON.NAME_EN;
                        },
                        blankToNull(one.getValue()));
            }
        }
        if (edit.descriptions() != null) {
            for (var one : edit.descriptions().entrySet()) {
                update = update.set(
                        switch (one.getKey()) {
                            case RU -> SALON.DESCRIPTION_RU;
                            case UZ -> SALON.DESCRIPTION_UZ;
                            case EN -> SALON.DESCRIPTION_EN;
                        },
                        blankToNull(one.getValue()));
            }
        }
        if (edit.place() != null) {
            update = update.set(
                            SALON.LATITUDE,
                            edit.place().map(p -> degrees(p.latitude())).orElse(null))
                    .set(
                            SALON.LONGITUDE,
                            edit.place().map(p -> degrees(p.longitude())).orElse(null));
        }
        if (edit.phone() != null) {
            update = update.set(SALON.PHONE, edit.phone().orElse(null));
        }
        update.where(SALON.ID.eq(id.value())).execute();
        if (edit.hours() != null) {
            replaceHours(tx, id, edit.hours());
        }
    }

    private static void replaceHours(DSLContext tx, SalonId id, Map<DayOfWeek, List<Opening>> hours) {
        tx.deleteFrom(SALON_HOURS).where(SALON_HOURS.SALON_ID.eq(id.value())).execute();
        var insert = tx.insertInto(
                SALON_HOURS, SALON_HOURS.SALON_ID, SALON_HOURS.WEEKDAY, SALON_HOURS.OPENS, SALON_HOURS.CLOSES);
        boolean any = false;
        for (var day : hours.entrySet()) {
            for (var opening : day.getValue()) {
                any = true;
                insert = insert.values(
                        id.value(), (byte) day.getKey().getValue(), (short) opening.opens(), (short) opening.closes());
            }
        }
        if (any) {
            insert.execute();
        }
    }

    private static Map<String, Object> facts(Edit edit) {
        var facts = new HashMap<String, Object>();
        if (edit.names() != null) {
            edit.names().forEach((language, name) -> facts.put("name_" + language.code(), name));
        }
        if (edit.descriptions() != null) {
            facts.put(
                    "descriptions",
                    edit.descriptions().keySet().stream()
                            .map(Language::code)
                            .sorted()
                            .toList());
        }
        if (edit.place() != null) {
            facts.put(
                    "place",
                    edit.place().map(p -> p.latitude() + "," + p.longitude()).orElse(""));
        }
        if (edit.phone() != null) {
            facts.put("phone", edit.phone().isPresent() ? "changed" : "removed");
        }
        if (edit.hours() != null) {
            facts.put("hours", "changed");
        }
        return facts;
    }

    private List<SalonProfile> read(DSLContext context, Condition which) {
        var rows = context.selectFrom(SALON)
                .where(which, SALON.DELETED_AT.isNull())
                .orderBy(SALON.ID)
                .limit(MOST_LISTED)
                .fetch();
        var hours = new HashMap<Long, Map<DayOfWeek, List<Opening>>>();
        context.selectFrom(SALON_HOURS)
                .where(SALON_HOURS.SALON_ID.in(rows.getValues(SALON.ID)))
                .orderBy(SALON_HOURS.SALON_ID, SALON_HOURS.WEEKDAY, SALON_HOURS.OPENS)
                .forEach(row -> hours.computeIfAbsent(row.getSalonId(), id -> new EnumMap<>(DayOfWeek.class))
                        .computeIfAbsent(DayOfWeek.of(row.getWeekday()), day -> new ArrayList<>())
                        .add(new Opening(row.getOpens(), row.getCloses())));
        return rows.map(row -> profile(row, hours.getOrDefault(row.getId(), Map.of())));
    }

    private SalonProfile profile(SalonRecord row, Map<DayOfWeek, List<Opening>> hours) {
        var names = new EnumMap<Language, String>(Language.class);
        names.put(Language.RU, row.getNameRu() == null ? row.getName() : row.getNameRu());
        names.put(Language.UZ, row.getNameUz() == null ? row.getName() : row.getNameUz());
        names.put(Language.EN, row.getNameEn() == null ? row.getName() : row.getNameEn());
        var descriptions = new EnumMap<Language, String>(Language.class);
        putIfThere(descriptions, Language.RU, row.getDescriptionRu());
        putIfThere(descriptions, Language.UZ, row.getDescriptionUz());
        putIfThere(descriptions, Language.EN, row.getDescriptionEn());
        return new SalonProfile(
                new SalonId(row.getId()),
                new BusinessId(row.getBusinessId()),
                names,
                descriptions,
                Optional.ofNullable(row.getAddress()),
                row.getLatitude() == null
                        ? Optional.empty()
                        : Optional.of(new Place(
                                row.getLatitude().doubleValue(),
                                row.getLongitude().doubleValue())),
                Optional.ofNullable(row.getPhone()),
                row.getTimeZone() == null ? businessZone : ZoneId.of(row.getTimeZone()),
                hours,
                row.getVersion());
    }

    private static void putIfThere(Map<Language, String> words, Language language, String value) {
        if (value != null) {
            words.put(language, value);
        }
    }

    private static BigDecimal degrees(double value) {
        return BigDecimal.valueOf(value).setScale(DEGREE_DIGITS, RoundingMode.HALF_UP);
    }

    private static String blankToNull(String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
