package dvorik.app;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.segment.Rule;
import dvorik.core.segment.Rule.Days;
import dvorik.core.segment.Rule.Range;
import dvorik.core.text.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * Random customers in the database and beside it in memory, where what a rule means is worked out in the plainest way. All
 * that happened to them happened before {@link #EPOCH}.
 */
final class Crowd {
    static final Instant EPOCH = Instant.parse("2026-03-01T00:00:00Z");
    static final List<String> SOURCES = List.of("insta", "flyer", "friend");
    static final List<String> TAGS = List.of("vip", "new", "kids", "rare");

    private static final List<LocalDate> BIRTHDAYS = List.of(
            LocalDate.of(2000, 2, 29),
            LocalDate.of(1992, 2, 29),
            LocalDate.of(2000, 2, 28),
            LocalDate.of(1999, 3, 1),
            LocalDate.of(1990, 12, 31),
            LocalDate.of(1985, 1, 1),
            LocalDate.of(2008, 1, 2));

    final List<Person> people = new ArrayList<>();
    final List<Long> offers = new ArrayList<>();
    final List<Long> salons = new ArrayList<>();
    final List<Long> broadcasts = new ArrayList<>();
    final List<Long> services = new ArrayList<>();
    final List<Long> masters = new ArrayList<>();
    private final DSLContext db;
    private final BusinessId business;
    private final Random random;
    private final long staff;
    private final long elsewhere;
    private final long foreignOffer;
    private final long foreignService;
    private final long reservation;
    private int codes;

    /** One customer as the rules see it. */
    static final class Person {
        long id;
        boolean living;
        Language language;
        String source;
        Set<String> tags = new TreeSet<>();
        Instant joined;
        LocalDate birthday;
        boolean reachable;
        boolean marketing;
        boolean reminders;
        boolean terms;
        boolean privacy;
        int friends;
        final List<Grant> grants = new ArrayList<>();
        final List<Use> uses = new ArrayList<>();
        final Map<Long, Received> broadcasts = new HashMap<>();
        final List<Visit> visits = new ArrayList<>();
    }

    record Grant(long offer, String status, Instant from, Instant until, boolean reserved, int uses) {}

    record Use(BusinessId business, long salon, long net, Instant at) {}

    record Visit(boolean foreign, String status, Instant start, long paid, List<Long> services, List<Long> masters) {}

    record Received(String status, boolean tapped) {}

    Crowd(Town town, long seed, int size) {
        this.db = town.db();
        this.business = town.features().business;
        this.random = new Random(seed);
        this.staff = town.features()
                .staff
                .findByTelegram(Town.OWNER)
                .orElseThrow()
                .id()
                .value();
        salons.add(town.salon(Town.FIRST_SALON).value());
        salons.add(town.salon(Town.SECOND_SALON).value());
        long other = insert("insert into business (name, currency) values ('Другие', 'RUB')");
        elsewhere = insert("insert into salon (business_id, name) values (" + other + ", 'Далеко')");
        foreignOffer = offer(other);
        for (int i = 0; i < 3; i++) {
            offers.add(offer(business.value()));
            broadcasts.add(insert(
                    "insert into broadcast (business_id, name, created_by, created_at) values (%d, 'b%d', %d, '2026-01-01')"
                            .formatted(business.value(), i, staff)));
        }
        foreignService = service(other);
        for (int i = 0; i < 4; i++) {
            services.add(service(business.value()));
        }
        for (int i = 0; i < 3; i++) {
            long member = insert("insert into staff (business_id, name, language) values (%d, 'Master %d', 'ru')"
                    .formatted(business.value(), i));
            db.execute("insert into master (staff_id, version) values (?, 1)", member);
            masters.add(member);
        }
        reservation = booking(null, salons.getFirst(), past(5));
        for (int i = 0; i < size; i++) {
            people.add(person());
        }
    }

    /** Who fits, by the plainest reading of the rule. */
    Set<Long> fitting(Rule rule, Clock clock) {
        var ids = new TreeSet<Long>();
        people.stream()
                .filter(person -> person.living && holds(rule, person, clock))
                .forEach(person -> ids.add(person.id));
        return ids;
    }

    private boolean holds(Rule rule, Person p, Clock clock) {
        return switch (rule) {
            case Rule.All(var rules) -> rules.stream().allMatch(one -> holds(one, p, clock));
            case Rule.Any(var rules) -> rules.stream().anyMatch(one -> holds(one, p, clock));
            case Rule.Not(var inner) -> !holds(inner, p, clock);
            case Rule.Speaks(var languages) -> languages.contains(p.language);
            case Rule.CameFrom(var sources) ->
                sources.isEmpty() ? p.source == null : p.source != null && sources.contains(p.source);
            case Rule.Tagged(var tags) -> tags.stream().anyMatch(p.tags::contains);
            case Rule.Joined(var days) -> within(p.joined, days, clock);
            case Rule.Age(var years) -> p.birthday != null && in(age(p.birthday, today(clock)), years);
            case Rule.AgeUnknown() -> p.birthday == null;
            case Rule.Birthday(var from, var until) -> p.birthday != null && celebrates(p.birthday, from, until, clock);
            case Rule.Reachable(var yes) -> p.reachable == yes;
            case Rule.Agreed(var to) ->
                switch (to) {
                    case MARKETING -> p.marketing && p.terms;
                    case REMINDERS -> p.reminders;
                    case TERMS -> p.terms;
                    case PRIVACY -> p.privacy;
                };
            case Rule.OfferIs(var offer, var state) -> {
                var grants = p.grants.stream()
                        .filter(g -> g.offer() == offer.value())
                        .toList();
                boolean used = grants.stream().anyMatch(g -> g.uses() > 0);
                yield switch (state) {
                    case HAS -> !grants.isEmpty();
                    case USED -> used;
                    case UNUSED -> !grants.isEmpty() && !used;
                    case USABLE ->
                        grants.stream()
                                .anyMatch(g -> g.status().equals("active")
                                        && !g.reserved()
                                        && !g.from().isAfter(clock.instant())
                                        && g.until().isAfter(clock.instant()));
                };
            }
            case Rule.Redemptions(var count) -> in(ours(p).size(), count);
            case Rule.Spent(var amount) ->
                in(ours(p).stream().mapToLong(Use::net).sum(), amount);
            case Rule.LastRedeemed(var days) ->
                last(p).filter(at -> within(at, days, clock)).isPresent();
            case Rule.NeverRedeemed() -> ours(p).isEmpty();
            case Rule.ServedIn(var wanted) ->
                p.uses.stream().anyMatch(use -> wanted.contains(new SalonId(use.salon())));
            case Rule.Friends(var count) -> in(p.friends, count);
            case Rule.Visits(var count) -> in(visits(p, "completed").size(), count);
            case Rule.VisitsPaid(var amount) ->
                in(visits(p, "completed").stream().mapToLong(Visit::paid).sum(), amount);
            case Rule.NoShows(var count) -> in(visits(p, "no_show").size(), count);
            case Rule.Upcoming(var count) ->
                in(
                        visits(p, "pending", "confirmed", "unassigned", "in_progress")
                                .size(),
                        count);
            case Rule.LastVisit(var days) ->
                visits(p, "completed").stream()
                        .map(Visit::start)
                        .max(Instant::compareTo)
                        .filter(at -> within(at, days, clock))
                        .isPresent();
            case Rule.NeverVisited() -> visits(p, "completed").isEmpty();
            case Rule.HadService(var wanted) ->
                visits(p, "completed").stream()
                        .flatMap(visit -> visit.services().stream())
                        .anyMatch(service -> wanted.contains(new ServiceId(service)));
            case Rule.HadMaster(var wanted) ->
                visits(p, "completed").stream()
                        .flatMap(visit -> visit.masters().stream())
                        .anyMatch(master -> wanted.contains(new StaffId(master)));
            case Rule.BroadcastIs(var broadcast, var state) -> {
                var got = p.broadcasts.get(broadcast.value());
                boolean sent = got != null && got.status().equals("sent");
                yield switch (state) {
                    case IN -> got != null;
                    case RECEIVED -> sent;
                    case TAPPED -> got != null && got.tapped();
                    case NOT_TAPPED -> sent && !got.tapped();
                };
            }
        };
    }

    private static List<Visit> visits(Person p, String... statuses) {
        return p.visits.stream()
                .filter(visit -> !visit.foreign() && List.of(statuses).contains(visit.status()))
                .toList();
    }

    private List<Use> ours(Person p) {
        return p.uses.stream().filter(use -> use.business().equals(business)).toList();
    }

    private Optional<Instant> last(Person p) {
        return ours(p).stream().map(Use::at).max(Instant::compareTo);
    }

    private static boolean in(long number, Range range) {
        return number >= range.least()
                && range.most().map(most -> number <= most).orElse(true);
    }

    private static boolean within(Instant at, Days days, Clock clock) {
        var day = at.atZone(clock.getZone()).toLocalDate();
        return switch (days) {
            case Days.InLast(var count) -> !day.isBefore(today(clock).minusDays(count));
            case Days.Between(var from, var until) ->
                !from.map(day::isBefore).orElse(false)
                        && !until.map(day::isAfter).orElse(false);
        };
    }

    /** Every day of the span is looked at. */
    private static boolean celebrates(LocalDate birthday, int from, int until, Clock clock) {
        for (int i = from; i <= until; i++) {
            var day = today(clock).plusDays(i);
            if (celebration(birthday, day.getYear()).equals(day)) {
                return true;
            }
        }
        return false;
    }

    private static long age(LocalDate birthday, LocalDate today) {
        long years = today.getYear() - birthday.getYear();
        return celebration(birthday, today.getYear()).isAfter(today) ? years - 1 : years;
    }

    /** 29 February is the 28th in common years. */
    private static LocalDate celebration(LocalDate birthday, int year) {
        return MonthDay.from(birthday).atYear(year);
    }

    private static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private Person person() {
        var p = new Person();
        p.language = Language.values()[random.nextInt(3)];
        p.source = random.nextInt(3) == 0 ? null : pick(SOURCES);
        p.joined = random.nextInt(12) == 0 ? null : past(400);
        p.birthday = switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> pick(BIRTHDAYS);
            default -> LocalDate.of(1950, 1, 1).plusDays(random.nextInt(25_000));
        };
        p.marketing = random.nextBoolean();
        p.reminders = random.nextBoolean();
        p.terms = random.nextInt(4) > 0;
        p.privacy = random.nextInt(4) > 0;
        boolean deleted = random.nextInt(12) == 0;
        boolean blocked = random.nextInt(5) == 0;
        p.living = p.joined != null && !deleted;
        p.friends = random.nextInt(4) == 0 ? 1 + random.nextInt(5) : 0;
        p.id = insert("insert into customer (language, source, joined_at, birthday, marketing_on, reminders_on,"
                + " terms_version, privacy_version, unreachable_since, deleted_at, friends) values ('"
                + p.language.code()
                + "', " + text(p.source) + ", " + time(p.joined) + ", " + text(p.birthday) + ", " + p.marketing + ", "
                + p.reminders + ", " + (p.terms ? "'1'" : "null") + ", " + (p.privacy ? "'1'" : "null") + ", "
                + (blocked ? "'2026-01-01'" : "null") + ", " + (deleted ? "'2026-01-01'" : "null") + ", " + p.friends
                + ")");
        var telegram = random.nextInt(5);
        if (telegram > 0) {
            // put away: the person is known, and no way leads there
            insert(
                    "insert into customer_identity (customer_id, kind, value, deleted_at) values (%d, 'telegram', '7%d', %s)"
                            .formatted(p.id, p.id, telegram == 1 ? "'2026-01-01'" : "null"));
        }
        p.reachable = !blocked && telegram > 1;
        for (var tag : TAGS) {
            if (random.nextInt(tag.equals("rare") ? 20 : 3) == 0) {
                p.tags.add(tag);
                db.execute("insert into customer_tag (tag, customer_id) values (?, ?)", tag, p.id);
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            grant(p);
        }
        for (int i = Math.max(0, random.nextInt(7) - 2); i > 0; i--) {
            visit(p);
        }
        for (var broadcast : broadcasts) {
            if (random.nextInt(3) == 0) {
                var status = pick(List.of("planned", "sent", "sent", "failed", "holdout"));
                boolean tapped = status.equals("sent") && random.nextBoolean();
                p.broadcasts.put(broadcast, new Received(status, tapped));
                db.execute(
                        "insert into broadcast_recipient (broadcast_id, customer_id, status, due_at, tapped_at) values (%d, %d, '%s', '2026-01-01', %s)"
                                .formatted(broadcast, p.id, status, tapped ? "'2026-01-02'" : "null"));
            }
        }
        return p;
    }

    /** A discount, used and reverted by chance; now and then of the other business. */
    private void grant(Person p) {
        boolean foreign = random.nextInt(6) == 0;
        long offer = foreign ? foreignOffer : pick(offers);
        int uses = Math.max(0, random.nextInt(5) - 1);
        var status = pick(List.of("active", "active", "active", "frozen", "cancelled", "used"));
        var from = past(60);
        var until = from.plus(random.nextInt(120), ChronoUnit.DAYS);
        boolean reserved = random.nextInt(6) == 0;
        var code = "T%07d".formatted(++codes);
        long discount =
                insert("insert into discount (offer_id, customer_id, code, grant_key, status, value_type, value,"
                        + " currency, valid_from, valid_until, uses_allowed, uses_made, reserved_by_booking, created_at)"
                        + " values ("
                        + offer + ", " + p.id + ", '" + code + "', 'crowd:" + code + "', '" + status
                        + "', 'percent', 1000, 'RUB', " + time(from) + ", " + time(until) + ", 9, " + uses + ", "
                        + (reserved ? reservation : "null") + ", " + time(from) + ")");
        p.grants.add(new Grant(offer, status, from, until, reserved, uses));
        for (int i = 1; i <= uses; i++) {
            long salon = foreign ? elsewhere : pick(salons);
            boolean needsAmount = random.nextInt(4) > 0;
            long purchase = 10_000L * (1 + random.nextInt(30));
            var at = past(200);
            redeem(p, discount, i, salon, needsAmount ? purchase : null, at, code + ":" + i, false);
            p.uses.add(new Use(
                    foreign ? new BusinessId(Long.MAX_VALUE) : business,
                    salon,
                    needsAmount ? purchase - purchase / 10 : 0,
                    at));
        }
        if (random.nextInt(4) == 0) {
            redeem(p, discount, 9, pick(salons), 70_000L, past(10), code + ":reverted", true);
        }
    }

    /** Of one or two services, in any state; now and then at the other business. */
    private void visit(Person p) {
        boolean foreign = random.nextInt(6) == 0;
        var start = past(250).truncatedTo(ChronoUnit.HOURS);
        long id = booking(p, foreign ? elsewhere : pick(salons), start);
        var done = new ArrayList<Long>();
        var by = new ArrayList<Long>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            long service = foreign ? foreignService : pick(services);
            var master = random.nextInt(5) == 0 ? null : pick(masters);
            done.add(service);
            if (master != null) {
                by.add(master);
            }
            insert("insert into booking_item (booking_id, position, service_id, staff_id, starts_at, ends_at, price)"
                    + " values (" + id + ", " + i + ", " + service + ", " + master + ", " + time(start) + ", "
                    + time(start.plusSeconds(1800)) + ", 1000)");
        }
        var status = pick(List.of(
                "completed",
                "completed",
                "completed",
                "confirmed",
                "pending",
                "unassigned",
                "in_progress",
                "no_show",
                "cancelled_by_customer",
                "cancelled_by_salon"));
        long paid = 10_000L * random.nextInt(30);
        db.execute(
                "update booking set status = ?, paid = ? where id = ?",
                status,
                status.equals("completed") ? paid : null,
                id);
        p.visits.add(new Visit(foreign, status, start, paid, done, by));
    }

    /** @param p null: a walk-in */
    private long booking(Person p, long salon, Instant start) {
        return insert("insert into booking (business_id, salon_id, customer_id, status, starts_at, ends_at, price,"
                + " currency, policy_id, source, booked_at, created_at) select salon.business_id, salon.id, "
                + (p == null ? "null" : p.id) + ", 'confirmed', " + time(start) + ", " + time(start.plusSeconds(3600))
                + ", 1000, 'RUB', booking_policy.id, 'staff', " + time(start) + ", " + time(start)
                + " from salon join booking_policy on booking_policy.salon_id = salon.id where salon.id = " + salon
                + " limit 1");
    }

    private long service(long owner) {
        return insert("insert into service (business_id, name_ru, name_uz, name_en, duration, price, currency) values ("
                + owner + ", 'Стрижка', 'Soch olish', 'Haircut', 30, 1000, 'RUB')");
    }

    private void redeem(
            Person p, long discount, int useNo, long salon, Long purchase, Instant at, String key, boolean reverted) {
        insert("insert into redemption (discount_id, use_no, active, customer_id, staff_id, salon_id, purchase_amount,"
                + " discount_amount, currency, request_key, redeemed_at, reverted_at) values (" + discount + ", "
                + useNo
                + ", " + (reverted ? "null" : "1") + ", " + p.id + ", " + staff + ", " + salon + ", " + purchase + ", "
                + (purchase == null ? 5_000 : purchase / 10) + ", 'RUB', 'crowd:" + key + "', " + time(at) + ", "
                + (reverted ? time(at) : "null") + ")");
    }

    private long offer(long owner) {
        return insert(
                "insert into offer (business_id, kind, title_ru, title_uz, title_en, value_type, value, valid_days)"
                        + " values (" + owner
                        + ", 'manual', 'Подарок {value}', 'Sovgʻa {value}', 'Gift {value}', 'percent', 1000, 30)");
    }

    private long insert(String statement) {
        return db.transactionResult(trx -> {
            trx.dsl().execute(statement);
            return trx.dsl().fetchSingle("select last_insert_id()").get(0, Long.class);
        });
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** To the second, at any time of one of the last days, the edges of days of the business among them. */
    private Instant past(int days) {
        var at = EPOCH.minusSeconds(random.nextInt(days * 86_400));
        // midnight in Vladivostok
        return random.nextInt(5) == 0 ? at.truncatedTo(ChronoUnit.DAYS).minus(10, ChronoUnit.HOURS) : at;
    }

    private static String text(Object value) {
        return value == null ? "null" : "'" + value + "'";
    }

    private static String time(Instant at) {
        return at == null ? "null" : "'" + LocalDateTime.ofInstant(at, ZoneOffset.UTC) + "'";
    }
}
