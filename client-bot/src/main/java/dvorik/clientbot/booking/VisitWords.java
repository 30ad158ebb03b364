package dvorik.clientbot.booking;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingItem;
import dvorik.core.discount.Discount;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.salon.BookingPolicy;
import dvorik.core.salon.BookingPolicy.LateCancel;
import dvorik.core.salon.SalonProfile;
import dvorik.core.service.Master;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts visits into words: times in the zone of the salon, whose city is named where it is not that of the business. */
final class VisitWords {
    private static final int HOUR = 60;
    private static final int LONGEST_LIST = 200;
    private final BookingDesk desk;

    VisitWords(BookingDesk desk) {
        this.desk = desk;
    }

    /** @return empty for a salon that is no more */
    Optional<SalonProfile> salon(SalonId id) {
        return desk.salons().find(id);
    }

    ZoneId zone(SalonId salon) {
        return salon(salon).map(SalonProfile::zone).orElse(desk.clock().getZone());
    }

    String when(Instant time, ZoneId zone, Language language) {
        var words = desk.texts().formats(language).dateTime(time.atZone(zone));
        if (zone.equals(desk.clock().getZone())) {
            return words;
        }
        return desk.texts()
                .plain(
                        language,
                        Text.of("client.visit.in-zone").with("time", words).with("city", city(zone, language)));
    }

    static String city(ZoneId zone, Language language) {
        var city = TimeZoneNames.getInstance(ULocale.forLocale(language.locale()))
                .getExemplarLocationName(zone.getId());
        return city == null ? zone.getId() : city;
    }

    Text duration(int minutes) {
        if (minutes < HOUR) {
            return Text.of("client.visit.minutes").with("minutes", minutes);
        }
        return minutes % HOUR == 0
                ? Text.of("client.visit.hours").with("hours", minutes / HOUR)
                : Text.of("client.visit.hours-minutes")
                        .with("hours", minutes / HOUR)
                        .with("minutes", minutes % HOUR);
    }

    /** @return names in that order, also of services that are no more */
    String services(Collection<ServiceId> ids, Language language) {
        var found = desk.services().findAll(ids);
        var names = ids.stream()
                .map(found::get)
                .map(service -> Html.shortName(service.name(language)))
                .collect(Collectors.joining(", "));
        return Html.shorten(names, LONGEST_LIST);
    }

    String services(Booking visit, Language language) {
        return services(visit.items().stream().map(BookingItem::service).toList(), language);
    }

    /** @return null: nobody yet */
    String masters(List<StaffId> ids) {
        return ids.isEmpty()
                ? null
                : ids.stream()
                        .flatMap(id -> desk.masters().find(id).stream())
                        .map(Master::name)
                        .map(Html::shortName)
                        .collect(Collectors.joining(", "));
    }

    /**
     * The model of a visit: {@code when, services, salon} and, null where there is none, {@code master, address, price,
     * discount, to_pay, note}.
     */
    Map<String, Object> model(Booking visit, Language language) {
        var salon = salon(visit.salon());
        var model = new HashMap<String, Object>();
        model.put("visit_status", visit.status().code());
        model.put("coming", visit.coming().isPresent());
        model.put("when", when(visit.start(), salon.map(SalonProfile::zone).orElse(desk.clock().getZone()), language));
        model.put("services", services(visit, language));
        model.put("master", masters(visit.masters()));
        model.put("salon", salon.map(one -> Html.shortName(one.name(language))).orElse("…"));
        model.put("address", salon.flatMap(SalonProfile::address).orElse(null));
        var discount = visit.discount().flatMap(desk.discounts()::find);
        model.put("price", visit.paid().orElse(visit.price()));
        model.put(
                "discount",
                discount.map(one -> desk.discountWords().title(one, language)).orElse(null));
        model.put("to_pay", discount.map(one -> toPay(one, visit.price())).orElse(null));
        model.put("note", note(visit, language));
        return model;
    }

    static Money toPay(Discount discount, Money price) {
        return price.minus(discount.terms().takenOff(price));
    }

    /** The one thing that has to be known now; null: nothing. */
    private Text note(Booking visit, Language language) {
        if (visit.lateMinutes().isPresent() && visit.status().isChangeable()) {
            return Text.of("client.visit.late")
                    .with("minutes", visit.lateMinutes().get());
        }
        return switch (visit.status()) {
            case PENDING, CONFIRMED -> policy(visit, language);
            case UNASSIGNED -> Text.of("client.visit.unassigned-note");
            default -> null;
        };
    }

    /** What the salon's rules say about this visit now, in one sentence. */
    Text policy(Booking visit, Language language) {
        var rules = rules(visit);
        var free = rules.freeCancelUntil(visit.start());
        var now = desk.clock().instant();
        if (now.isBefore(free)) {
            return Text.of("client.visit.free-until").with("until", when(free, zone(visit.salon()), language));
        }
        if (rules.lateCancel() == LateCancel.REFUSED) {
            return Text.of("client.visit.only-salon");
        }
        return now.isBefore(visit.start()) ? Text.of("client.visit.late-cancel") : null;
    }

    boolean canMove(Booking visit) {
        return visit.status().isChangeable()
                && !desk.clock().instant().isAfter(rules(visit).movableUntil(visit.start()));
    }

    BookingPolicy rules(Booking visit) {
        return desk.policies().get(visit.policy());
    }
}
