package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.audit.AuditLog;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SegmentId;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.segment.RuleWords;
import dvorik.core.segment.Segment;
import dvorik.core.segment.SegmentResult;
import dvorik.core.segment.Segments;
import dvorik.core.segment.UnknownSegment;
import dvorik.core.text.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server finds by a rule is what a plain reading of it in memory finds. */
class SegmentRulesTest {
    private static final long SEED = 20_261_121L;
    private static final ZoneId ZONE = ZoneId.of("Asia/Vladivostok");
    private static final int FEW = 300;
    private static final int MANY = 6_000;

    /** Ends of short and long Februaries, of years, and the small hours that are yesterday in UTC. */
    private static final List<String> MOMENTS = List.of(
            "2026-03-01T12:00",
            "2026-03-02T00:00",
            "2026-02-28T09:00",
            "2027-02-28T23:59:59",
            "2028-02-28T09:00",
            "2028-02-29T01:00",
            "2026-12-25T10:00",
            "2027-01-01T00:30",
            "2026-12-31T23:30");

    private static Town town;
    private static Crowd crowd;

    @BeforeAll
    static void found() {
        town = Town.found("town_segments", Map.of());
        // nobody of the crowd has a chat: what jobs owe them must wait, or they would be found unreachable meanwhile
        town.chat()
                .faults()
                .bot(Town.CLIENT_BOT)
                .method("sendMessage")
                .times(1_000_000)
                .serverError();
        crowd = new Crowd(town, SEED, 220);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void each_field_finds_whom_it_names() {
        var rules = new RandomRules(SEED, crowd);
        for (var field : RandomRules.FIELDS) {
            for (int i = 0; i < 12; i++) {
                check(rules.condition(field), MOMENTS.get(i % MOMENTS.size()));
            }
        }
    }

    @Test
    void what_is_kept_beside_a_customer_is_what_there_is() {
        assertEquals(
                0,
                town.db()
                        .fetchSingle(
                                """
                                select count(*) from customer where telegram_accounts <> (select count(*)
                                    from customer_identity where customer_identity.customer_id = customer.id
                                    and kind = 'telegram' and deleted_at is null)
                                or has_figures <> exists (select * from customer_figures
                                    where customer_figures.customer_id = customer.id)
                                """)
                        .get(0, Integer.class));
    }

    @Test
    void random_trees_find_whom_they_name() {
        assertTrue(trees(SEED, FEW) > FEW / 3, "most trees find some and not all");
    }

    @Test
    @Tag("long")
    @Tag("long-segments")
    void thousands_of_random_trees_find_whom_they_name() {
        for (int round = 0; round < 4; round++) {
            trees(SEED + 1 + round, MANY / 4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 27, 28, 29, 30, 31, 59, 363, 364, 365, 366})
    void birthdays_cross_new_year_and_leap_days(int days) {
        for (var op : List.of("in", "within")) {
            for (var moment : MOMENTS) {
                check(json("{'field': 'birthday', 'op': '%s', 'value': %d}".formatted(op, days)), moment);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17, 18, 25, 26, 27, 28, 34, 35, 36})
    void who_was_born_on_a_leap_day_grows_older_on_the_28th(int years) {
        for (var moment : MOMENTS) {
            check(json("{'field': 'age', 'op': 'is', 'value': %d}".formatted(years)), moment);
        }
    }

    @Test
    void an_audience_is_the_included_without_the_excluded() {
        var clock = at(MOMENTS.getFirst());
        var segments = segments(clock);
        var russian = save(segments, "{'field': 'language', 'op': 'is', 'value': 'ru'}", Segment.Kind.LIVE);
        var uzbek = save(segments, "{'field': 'language', 'op': 'is', 'value': 'uz'}", Segment.Kind.STATIC);
        var vip = save(segments, "{'field': 'tag', 'op': 'is', 'value': 'VIP'}", Segment.Kind.LIVE);
        var business = business();
        segments.delete(business, staff(), vip.id(), version -> {});

        var all = found(segments.audience(business, List.of(), List.of()));
        assertEquals(everybody(), all);
        assertEquals(
                crowd.people.stream()
                        .filter(p -> p.living && p.language != Language.EN && !p.tags.contains("vip"))
                        .map(p -> p.id)
                        .collect(Collectors.toCollection(TreeSet::new)),
                found(segments.audience(business, List.of(russian.id(), uzbek.id()), List.of(vip.id()))));
        assertEquals(new TreeSet<>(), found(segments.audience(business, List.of(russian.id()), List.of(russian.id()))));
        assertThrows(
                UnknownSegment.class, () -> segments.audience(business, List.of(new SegmentId(999_999)), List.of()));
        assertThrows(
                UnknownSegment.class, () -> segments.audience(new BusinessId(2), List.of(), List.of(russian.id())));
    }

    @Test
    void a_frozen_list_stays_while_a_live_one_moves() {
        var segments = segments(at(MOMENTS.getFirst()));
        var rule = "{'field': 'tag', 'op': 'is', 'value': 'moving'}";
        var someone = crowd.people.stream().filter(p -> p.living).findFirst().orElseThrow().id;
        var other = crowd.people.stream()
                .filter(p -> p.living && p.id != someone)
                .findFirst()
                .orElseThrow()
                .id;
        town.db().execute("insert into customer_tag (tag, customer_id) values ('moving', ?)", someone);
        var live = save(segments, rule, Segment.Kind.LIVE);
        var frozen = save(segments, rule, Segment.Kind.STATIC);
        town.db().execute("update customer_tag set customer_id = ? where tag = 'moving'", other);
        assertEquals(Set.of(other), found(segments.audience(business(), List.of(live.id()), List.of())));
        assertEquals(Set.of(someone), found(segments.audience(business(), List.of(frozen.id()), List.of())));
        assertEquals(1, segments.countCustomers(frozen));
        assertEquals(someone, segments.sample(frozen, 5).getFirst().id().value());
        var anew = new Segments.Change(java.util.Optional.empty(), java.util.Optional.of(json(rule)));
        segments.change(business(), staff(), frozen.id(), anew, version -> {});
        assertEquals(Set.of(other), found(segments.audience(business(), List.of(frozen.id()), List.of())));
        town.db().execute("delete from customer_tag where tag = 'moving'");
    }

    @Test
    void another_business_sees_those_whom_it_served() {
        long other = town.db().fetchSingle("select max(id) from business").get(0, Long.class);
        var served = crowd.people.stream()
                .filter(p -> p.living
                        && p.uses.stream().anyMatch(use -> !use.business().equals(business())))
                .map(p -> p.id)
                .collect(Collectors.toCollection(TreeSet::new));
        var segments = segments(at(MOMENTS.getFirst()));
        assertEquals(served, found(segments.audience(new BusinessId(other), List.of(), List.of())));
        // what it knows of them is its own
        var rule = json("{'field': 'redemptions', 'op': 'at_least', 'value': 1}");
        var preview = assertInstanceOf(Segments.Preview.Found.class, segments.preview(new BusinessId(other), rule, 50));
        assertEquals(served.size(), preview.customers());
    }

    @Test
    void every_rule_has_words_in_every_language() {
        var rules = new RandomRules(SEED + 7, crowd);
        var segments = segments(at(MOMENTS.getFirst()));
        var words = new RuleWords(town.texts(), Money.of(1, "RUB").currency());
        var seen = new HashSet<String>();
        for (int i = 0; i < FEW; i++) {
            var preview = assertInstanceOf(Segments.Preview.Found.class, segments.preview(business(), rules.tree(), 1));
            for (var language : Language.values()) {
                seen.add(words.of(preview.rule(), language));
            }
        }
        assertTrue(seen.stream().noneMatch(text -> text.contains("{") || text.contains("null") || text.isBlank()));
    }

    /** @return how many of the trees found some of the customers and not all */
    private static int trees(long seed, int count) {
        var rules = new RandomRules(seed, crowd);
        int telling = 0;
        for (int i = 0; i < count; i++) {
            int found = check(rules.tree(), MOMENTS.get(i % MOMENTS.size()));
            telling += found > 0 && found < everybody().size() ? 1 : 0;
        }
        return telling;
    }

    /** @return how many it finds */
    private static int check(JsonNode tree, String moment) {
        var clock = at(moment);
        var segments = segments(clock);
        var segment = save(segments, tree, Segment.Kind.LIVE);
        var expected = crowd.fitting(segment.rule(), clock);
        assertEquals(
                expected,
                found(segments.audience(business(), List.of(segment.id()), List.of())),
                () -> tree + " at " + moment);
        return expected.size();
    }

    private static Segment save(Segments segments, String rule, Segment.Kind kind) {
        return save(segments, json(rule), kind);
    }

    private static Segment save(Segments segments, JsonNode tree, Segment.Kind kind) {
        var result = segments.create(business(), staff(), new Segments.NewSegment("test", kind, tree));
        return assertInstanceOf(SegmentResult.Stands.class, result, () -> tree + ": " + result)
                .segment();
    }

    private static Set<Long> found(Condition audience) {
        return new TreeSet<>(town.db()
                .select(DSL.field("customer.id", Long.class))
                .from("customer")
                .where(audience)
                .fetch(0, Long.class));
    }

    private static Set<Long> everybody() {
        return crowd.people.stream()
                .filter(p -> p.living)
                .map(p -> p.id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Segments segments(Clock clock) {
        return new Segments(town.db(), clock, new AuditLog(clock), business());
    }

    private static BusinessId business() {
        return town.features().business;
    }

    private static StaffId staff() {
        return town.features().staff.findByTelegram(Town.OWNER).orElseThrow().id();
    }

    private static Clock at(String moment) {
        var time = moment.length() > 16 ? moment : moment + ":00";
        Instant instant = java.time.LocalDateTime.parse(time).atZone(ZONE).toInstant();
        assertEquals(LocalDate.parse(moment.substring(0, 10)), LocalDate.ofInstant(instant, ZONE));
        return Clock.fixed(instant, ZONE);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
