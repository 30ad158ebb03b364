package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.audit.AuditLog;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountFilter;
import dvorik.core.discount.DiscountFilter.Span;
import dvorik.core.discount.DiscountLists;
import dvorik.core.discount.DiscountOrder;
import dvorik.core.discount.DiscountScope;
import dvorik.core.discount.ListedDiscount.Place;
import dvorik.core.discount.OfferKind;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.OfferId;
import dvorik.core.id.SalonId;
import dvorik.core.segment.Segments;
import dvorik.core.stats.Period;
import dvorik.core.stats.StatsScope;
import dvorik.core.stats.StatsService;
import dvorik.core.stats.Step;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A town with many customers and discounts: no list and no figure reads a large table from beginning to end. */
class ApiPlansTest {
    private static final Set<String> LARGE = Set.of("discount", "redemption", "customer", "sale", "product_event");
    private static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());
    private static final int DISCOUNTS = 8000;
    private static Town town;
    private static Plans plans;
    private static long offer;

    @BeforeAll
    static void found() {
        town = Town.found("town_plans", Map.of());
        plans = new Plans(town.db());
        town.db()
                .execute(
                        """
                        insert into customer (language, source, joined_at, created_at)
                        with recursive n as (select 1 as i union all select i + 1 from n where i < 900)
                        select 'ru', concat('src', i % 7), utc_timestamp() - interval i hour, utc_timestamp() - interval i hour from n""");
        town.db()
                .execute(
                        """
                        insert into offer (business_id, kind, title_ru, title_uz, title_en, value_type, value, valid_days)
                        with recursive n as (select 1 as i union all select i + 1 from n where i < 40)
                        select 1, 'manual', 'x', 'x', 'x', 'percent', 1000, 30 from n""");
        offer = town.db().fetchSingle("select max(id) from offer").get(0, Long.class) - 40;
        town.db()
                .execute(
                        "insert into customer_tag (tag, customer_id) select 'rare', id from customer order by id limit 5");
        var codes = new HashSet<String>();
        while (codes.size() < DISCOUNTS) {
            codes.add(Gift.newCode().value());
        }
        int i = 0;
        var rows = new ArrayList<String>();
        for (var code : codes) {
            var status = i % 5 == 0 ? "used" : i % 7 == 0 ? "cancelled" : i % 3 == 0 ? "frozen" : "active";
            rows.add(
                    "(%d, %d, '%s', '%s', '%s', 'percent', 1000, 'RUB', utc_timestamp() - interval %d minute, utc_timestamp() + interval %d minute, 1, utc_timestamp() - interval %d minute)"
                            .formatted(offer + i % 40, 1 + i % 900, code, code, status, i, i - DISCOUNTS / 2, i * 10));
            i++;
        }
        for (int from = 0; from < rows.size(); from += 1000) {
            town.db()
                    .execute(
                            "insert into discount (offer_id, customer_id, code, grant_key, status, value_type, value, currency, valid_from, valid_until, uses_allowed, created_at) values "
                                    + String.join(", ", rows.subList(from, from + 1000)));
        }
        var events = new ArrayList<String>();
        for (int j = 1; j <= DISCOUNTS; j++) {
            events.add("('%s', %d, %d, utc_timestamp() - interval %d minute)"
                    .formatted(j % 8 == 0 ? "customer_joined" : "discount_granted", 1 + j % 900, j, j * 10));
        }
        for (int from = 0; from < events.size(); from += 1000) {
            town.db()
                    .execute("insert into product_event (kind, customer_id, subject_id, occurred_at) values "
                            + String.join(", ", events.subList(from, from + 1000)));
        }
        var sales = new ArrayList<String>();
        for (int j = 1; j <= DISCOUNTS; j++) {
            sales.add("(1, %d, 'till', 100, 0, 100, 'RUB', utc_timestamp() - interval %d minute)"
                    .formatted(town.salon(Town.FIRST_SALON).value(), j * 10));
        }
        for (int from = 0; from < sales.size(); from += 1000) {
            town.db()
                    .execute(
                            "insert into sale (business_id, salon_id, channel, gross_amount, discount_amount, net_amount, currency, sold_at) values "
                                    + String.join(", ", sales.subList(from, from + 1000)));
        }
        town.db().execute("analyze table discount, customer, customer_tag, offer, product_event, sale");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @ParameterizedTest
    @EnumSource(DiscountOrder.class)
    void lists_begin_and_go_on_by_an_index(DiscountOrder order) {
        hold(all(), order);
    }

    @ParameterizedTest
    @EnumSource(Discount.State.class)
    void each_status_has_its_index(Discount.State state) {
        hold(with(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(state)), DiscountOrder.NEWEST);
    }

    @Test
    void each_filter_has_its_index() {
        var none = Optional.<Discount.State>empty();
        hold(with(Optional.of(new CustomerId(5)), Optional.empty(), Optional.empty(), none), DiscountOrder.NEWEST);
        hold(with(Optional.empty(), Optional.of(new OfferId(5)), Optional.empty(), none), DiscountOrder.NEWEST);
        hold(with(Optional.empty(), Optional.empty(), Optional.of(OfferKind.MANUAL), none), DiscountOrder.NEWEST);
        hold(with(Optional.empty(), Optional.empty(), Optional.of(OfferKind.BIRTHDAY), none), DiscountOrder.NEWEST);
        var now = town.clock().instant();
        var day = new Span(Optional.of(now.minus(Duration.ofDays(1))), Optional.of(now));
        hold(
                new DiscountFilter(Optional.empty(), Optional.empty(), Optional.empty(), none, day, ALWAYS),
                DiscountOrder.NEWEST);
        hold(
                new DiscountFilter(Optional.empty(), Optional.empty(), Optional.empty(), none, ALWAYS, day),
                DiscountOrder.ENDS_FIRST);
        plans.readNoneWhole(LARGE, db -> new DiscountLists(db, town.clock()).findHistory(scope(), new DiscountId(77)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'field': 'tag', 'op': 'is', 'value': 'rare'}",
                "{'field': 'joined', 'op': 'in_last', 'value': 1}",
                "{'field': 'birthday', 'op': 'within', 'value': 3}",
                "{'field': 'offer', 'op': 'used', 'value': OFFER}",
                "{'field': 'salon', 'op': 'is', 'value': SALON}",
                "{'field': 'redemptions', 'op': 'at_least', 'value': 1}",
                "{'all': [{'field': 'language', 'op': 'is', 'value': 'ru'}, {'field': 'tag', 'op': 'in', 'value': ['rare', 'none']}, {'field': 'spent', 'op': 'at_least', 'value': 5}]}"
            })
    void narrow_segments_are_counted_by_indexes(String rule) throws Exception {
        var tree = new ObjectMapper()
                .readTree(rule.replace('\'', '"')
                        .replace("OFFER", Long.toString(offer))
                        .replace(
                                "SALON",
                                Long.toString(town.salon(Town.FIRST_SALON).value())));
        plans.readNoneWhole(LARGE, db -> {
            var segments = new Segments(db, town.clock(), new AuditLog(town.clock()), town.features().business);
            assertInstanceOf(Segments.Preview.Found.class, segments.preview(town.features().business, tree, 10));
        });
    }

    @Test
    void figures_are_read_by_indexes() {
        var today = LocalDate.now(town.clock());
        var period = new Period(today.minusDays(1), today);
        for (var salons : List.of(Optional.<Set<SalonId>>empty(), Optional.of(Set.of(town.salon(Town.FIRST_SALON))))) {
            var scope = new StatsScope(town.features().business, salons);
            plans.readNoneWhole(LARGE, db -> {
                var stats = new StatsService(db, town.clock(), town.clock().getZone(), Currency.getInstance("RUB"));
                stats.kpi(scope, period);
                stats.detailed(scope, period, Step.WEEK);
                stats.overview(scope);
            });
        }
    }

    private static void hold(DiscountFilter filter, DiscountOrder order) {
        var place = new Place(town.clock().instant(), 1_000_000);
        plans.readNoneWhole(LARGE, db -> {
            var lists = new DiscountLists(db, town.clock());
            lists.find(scope(), filter, order, 0, 21);
            lists.findAfter(scope(), filter, order, place, 21);
        });
        var salons = new DiscountScope(town.features().business, Optional.of(Set.of(town.salon(Town.FIRST_SALON))));
        plans.readNoneWhole(LARGE, db -> new DiscountLists(db, town.clock()).find(salons, filter, order, 0, 21));
    }

    private static DiscountScope scope() {
        return new DiscountScope(town.features().business, Optional.empty());
    }

    private static DiscountFilter all() {
        return with(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static DiscountFilter with(
            Optional<CustomerId> customer,
            Optional<OfferId> offer,
            Optional<OfferKind> kind,
            Optional<Discount.State> state) {
        return new DiscountFilter(customer, offer, kind, state, ALWAYS, ALWAYS);
    }
}
