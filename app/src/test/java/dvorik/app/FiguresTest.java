package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dvorik.core.account.CustomerCare;
import dvorik.core.consent.ConsentService.Acceptance;
import dvorik.core.customer.CustomerDetails;
import dvorik.core.customer.CustomerScope;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountCode;
import dvorik.core.discount.JoiningService.JoinResult;
import dvorik.core.discount.Redemption;
import dvorik.core.discount.StaffReason;
import dvorik.core.discount.TillService.RedeemResult;
import dvorik.core.discount.TillService.Till;
import dvorik.core.discount.UndoReason;
import dvorik.core.id.CustomerId;
import dvorik.core.money.Money;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is kept of a customer in figures is what adding up all redemptions and friends gives. */
class FiguresTest {
    private static final AtomicLong NEXT = new AtomicLong(945_000_000L);
    private static final StaffReason REASON = StaffReason.of(UndoReason.WRONG_AMOUNT);
    private final Town town = Town.shared();
    private final Features features = town.features();

    @Test
    void redeeming_and_undoing_move_the_figures() {
        var customer = joined(null);
        holds(customer, 0, 0);
        var first = redeem(gift(customer), 1_000);
        holds(customer, 1, 900_00);
        var second = redeem(gift(customer), 2_000);
        holds(customer, 2, 2_700_00);
        undo(second);
        holds(customer, 1, 900_00);
        undo(second);
        holds(customer, 1, 900_00);
        undo(first);
        holds(customer, 0, 0);
        redeem(gift(customer), 500);
        holds(customer, 1, 450_00);
    }

    @Test
    void undoing_an_older_one_leaves_the_last_as_it_is() {
        var customer = joined(null);
        var older = redeem(gift(customer), 1_000);
        redeem(gift(customer), 1_000);
        undo(older);
        holds(customer, 1, 900_00);
    }

    @Test
    void of_two_who_become_one_the_figures_are_added_up() {
        var from = joined(null);
        var into = joined(null);
        redeem(gift(from), 1_000);
        undo(redeem(gift(from), 3_000));
        redeem(gift(into), 2_000);
        var friend = joined(from);
        joined(into);
        assertEquals(CustomerCare.Outcome.DONE, merge(from, into));
        holds(into, 2, 2_700_00);
        assertEquals(2, friends(into));
        assertEquals(0, friends(from));
        // who brought one of two who become one is counted for the one that stays
        assertEquals(CustomerCare.Outcome.DONE, merge(friend, joined(null)));
        assertEquals(2, friends(into));
        everythingAddsUp();
    }

    @Test
    void who_invited_an_account_of_their_own_has_brought_nobody() {
        var one = joined(null);
        var own = joined(one);
        assertEquals(1, friends(one));
        merge(own, one);
        assertEquals(0, friends(one));
        everythingAddsUp();
    }

    @Test
    void the_numbers_of_the_erased_stay() {
        var customer = joined(null);
        redeem(gift(customer), 1_000);
        features.care.erase(owner(), new CustomerScope.Everybody(), customer);
        holds(customer, 1, 900_00);
    }

    @Test
    void who_is_on_a_frozen_list_stays_there_as_the_one_they_became() {
        var from = joined(null);
        var into = joined(null);
        town.db()
                .execute(
                        "insert into segment (business_id, name, kind, rule, frozen_at, created_by, created_at) values (1, 'x', 'static', '{}', '2026-01-01', ?, '2026-01-01')",
                        owner().value());
        long segment = town.db()
                .fetchSingle("select max(id) from segment where name = 'x'")
                .get(0, Long.class);
        town.db().execute("insert into segment_member (segment_id, customer_id) values (?, ?)", segment, from.value());
        merge(from, into);
        assertEquals(
                List.of(into.value()),
                town.db()
                        .fetch("select customer_id from segment_member where segment_id = ?", segment)
                        .getValues(0, Long.class));
        features.care.erase(owner(), new CustomerScope.Everybody(), into);
        assertEquals(
                0,
                town.db()
                        .fetchSingle("select count(*) from segment_member where segment_id = ?", segment)
                        .get(0, Integer.class));
        town.db().execute("delete from segment where id = ?", segment);
    }

    @RepeatedTest(3)
    void rivals_lose_no_figure() throws Exception {
        var customer = joined(null);
        var into = joined(null);
        var undone = redeem(gift(customer), 1_000);
        var rivals = new ArrayList<Runnable>();
        for (int i = 0; i < 6; i++) {
            var discount = gift(customer);
            rivals.add(() -> redeem(discount, 1_000));
        }
        rivals.add(() -> undo(undone));
        for (int i = 0; i < 3; i++) {
            rivals.add(() -> joined(customer));
        }
        rivals.add(() -> merge(customer, into));

        atOnce(rivals);

        // whoever was faster, what is there adds up
        everythingAddsUp();
    }

    private void holds(CustomerId customer, int redemptions, long spent) {
        var kept = town.db()
                .fetchOptional(
                        "select redemptions, spent from customer_figures where customer_id = ?", customer.value());
        assertEquals(
                redemptions,
                kept.map(row -> row.get(0, Integer.class)).orElse(0).intValue());
        assertEquals(spent, kept.map(row -> row.get(1, Long.class)).orElse(0L).longValue());
        everythingAddsUp();
    }

    /** For everybody in the town, whoever else redeems meanwhile: one statement sees one moment. */
    private void everythingAddsUp() {
        var wrong = town.db()
                .fetch(
                        """
                        select f.*, r.* from
                          (select business_id, customer_id, redemptions, spent, last_redeemed_at from customer_figures) f
                          left join (select s.business_id as b, r.customer_id as c, count(*) as n,
                              sum(coalesce(r.purchase_amount - r.discount_amount, 0)) as paid, max(r.redeemed_at) as latest
                            from redemption r join salon s on s.id = r.salon_id where r.active = 1
                            group by s.business_id, r.customer_id) r on r.b = f.business_id and r.c = f.customer_id
                        where f.redemptions <> coalesce(r.n, 0) or f.spent <> coalesce(r.paid, 0)
                           or not (f.last_redeemed_at <=> r.latest)""");
        assertEquals(0, wrong.size(), wrong::toString);
        assertEquals(
                0,
                town.db()
                        .fetchSingle(
                                """
                                select count(*) from redemption r join salon s on s.id = r.salon_id
                                where r.active = 1 and not exists (select 1 from customer_figures f
                                  where f.business_id = s.business_id and f.customer_id = r.customer_id)""")
                        .get(0, Integer.class));
        var miscounted = town.db()
                .fetch(
                        """
                        select c.id, c.friends, count(f.id) from customer c
                        left join customer f on f.referred_by = c.id and f.joined_at is not null
                        group by c.id, c.friends having c.friends <> count(f.id)""");
        assertEquals(0, miscounted.size(), miscounted::toString);
    }

    private int friends(CustomerId customer) {
        return town.db()
                .fetchSingle("select friends from customer where id = ?", customer.value())
                .get(0, Integer.class);
    }

    private CustomerCare.Outcome merge(CustomerId from, CustomerId into) {
        return features.care.merge(owner(), new CustomerScope.Everybody(), from, into);
    }

    private dvorik.core.id.StaffId owner() {
        return features.staff.findByTelegram(Town.OWNER).orElseThrow().id();
    }

    /** @param inviter null: came by themselves */
    private CustomerId joined(CustomerId inviter) {
        long person = NEXT.incrementAndGet();
        var arrival = inviter == null
                ? null
                : features.referrals.invitationOf(inviter).orElseThrow().payload();
        features.consents.accept(new Acceptance(
                person, Language.EN, null, arrival, features.consents.inForce(), "shown", "figures:" + person));
        var result = features.joining.join(person, new CustomerDetails(Optional.empty(), "Racer", Optional.empty()));
        return assertInstanceOf(JoinResult.Joined.class, result).customer().id();
    }

    /** Ten percent of any purchase. */
    private Discount gift(CustomerId customer) {
        var code = Gift.newCode();
        long offer = town.db()
                .fetchSingle("select min(id) from offer where kind = 'manual' and customer_confirms = 0")
                .get(0, Long.class);
        town.db()
                .execute(
                        "insert into discount (offer_id, customer_id, code, grant_key, value_type, value, currency, valid_from, valid_until, uses_allowed, created_at) values (?, ?, ?, ?, 'percent', 1000, 'RUB', ?, ?, 1, ?)",
                        offer,
                        customer.value(),
                        code.value(),
                        "figures:" + code.value(),
                        "2026-01-01",
                        "2100-01-01",
                        "2026-01-01");
        return features.discounts.find(discount(code)).orElseThrow();
    }

    private dvorik.core.id.DiscountId discount(DiscountCode code) {
        return new dvorik.core.id.DiscountId(town.db()
                .fetchSingle("select id from discount where code = ?", code.value())
                .get(0, Long.class));
    }

    private Redemption redeem(Discount discount, int roubles) {
        var till = newTill();
        var result = features.till.redeem(
                till, discount.id(), Optional.of(Money.of(roubles * 100L, "RUB")), "figures:" + NEXT.incrementAndGet());
        return assertInstanceOf(RedeemResult.Redeemed.class, result).redemption();
    }

    private void undo(Redemption redemption) {
        features.undo.undo(features.staff.findByTelegram(Town.OWNER).orElseThrow(), redemption.id(), REASON);
    }

    private Till newTill() {
        return new Till(
                town.hire(NEXT.incrementAndGet(), "Racer", Language.EN, Role.CASHIER),
                features.salons.findAll(features.business).getFirst());
    }

    private static void atOnce(List<Runnable> rivals) throws Exception {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var rival : rivals) {
                running.add(threads.submit(() -> {
                    go.await();
                    rival.run();
                    return null;
                }));
            }
            go.countDown();
            for (var one : running) {
                one.get();
            }
        }
    }
}
