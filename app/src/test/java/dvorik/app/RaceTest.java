package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.consent.ConsentService.Acceptance;
import dvorik.core.customer.CustomerDetails;
import dvorik.core.discount.Discount;
import dvorik.core.discount.GiftService.ClaimResult;
import dvorik.core.discount.GiftService.GiveResult;
import dvorik.core.discount.JoiningService.JoinResult;
import dvorik.core.discount.Refusal;
import dvorik.core.discount.TillService.RedeemResult;
import dvorik.core.discount.TillService.Till;
import dvorik.core.id.GiftId;
import dvorik.core.money.Money;
import dvorik.core.salon.Salon;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rivals on the real database: all start at the same moment. */
class RaceTest {
    private static final AtomicLong NEXT = new AtomicLong(930_000_000L);
    private static final Optional<Money> PURCHASE = Optional.of(Money.of(1000_00, "RUB"));
    private final Town town = Town.shared();
    private final Features features = town.features();
    private final Salon salon = features.salons.findAll(features.business).getFirst();

    @Test
    void thirty_two_cashiers_redeem_one_code_and_one_succeeds() throws Exception {
        var discount = joined(NEXT.incrementAndGet());
        var tills = IntStream.range(0, 32).mapToObj(i -> newTill()).toList();

        var results = atOnce(tills.stream()
                .map(till -> (Callable<RedeemResult>) () -> features.till.redeem(
                        till,
                        discount.id(),
                        PURCHASE,
                        "race:" + till.cashier().id().value()))
                .toList());

        var refused = results.stream()
                .filter(RedeemResult.Refused.class::isInstance)
                .map(RedeemResult.Refused.class::cast)
                .toList();
        assertEquals(31, refused.size());
        refused.forEach(
                r -> assertInstanceOf(Refusal.AlreadyUsed.class, r.refusals().getFirst()));
        assertEquals(
                1,
                count(
                        "select count(*) from redemption where discount_id = ?",
                        discount.id().value()));
        assertEquals(
                1,
                count(
                        "select count(*) from sale where customer_id = ?",
                        discount.customer().value()));
    }

    @Test
    void two_hundred_codes_redeemed_at_once_by_three_rivals_each_are_used_once_each() throws Exception {
        var discounts = atOnce(IntStream.range(0, 200)
                .mapToObj(i -> (Callable<Discount>) () -> joined(NEXT.incrementAndGet()))
                .toList());
        var tills = IntStream.range(0, 3).mapToObj(i -> newTill()).toList();
        var rivals = new ArrayList<Callable<RedeemResult>>();
        for (var discount : discounts) {
            for (var till : tills) {
                rivals.add(() -> features.till.redeem(
                        till,
                        discount.id(),
                        PURCHASE,
                        "race:" + discount.id().value() + ":"
                                + till.cashier().id().value()));
            }
        }

        var results = atOnce(rivals);

        assertEquals(
                200,
                results.stream().filter(RedeemResult.Redeemed.class::isInstance).count());
        for (var discount : discounts) {
            assertEquals(
                    1,
                    count(
                            "select count(*) from redemption where discount_id = ?",
                            discount.id().value()));
        }
    }

    @Test
    void the_same_confirmation_repeated_at_once_is_one_redemption_and_answers_alike() throws Exception {
        var discount = joined(NEXT.incrementAndGet());
        var till = newTill();

        var results = atOnce(IntStream.range(0, 16)
                .mapToObj(i -> (Callable<RedeemResult>) () -> features.till.redeem(
                        till, discount.id(), PURCHASE, "same:" + discount.id().value()))
                .toList());

        var ids = results.stream()
                .map(r -> assertInstanceOf(RedeemResult.Redeemed.class, r)
                        .redemption()
                        .id())
                .distinct()
                .toList();
        assertEquals(1, ids.size());
    }

    @Test
    void the_joining_dialog_finished_fifty_times_at_once_grants_one_discount() throws Exception {
        long person = NEXT.incrementAndGet();

        var discounts = atOnce(IntStream.range(0, 50)
                .mapToObj(i -> (Callable<Discount>) () -> joined(person))
                .toList());

        assertEquals(1, discounts.stream().map(Discount::id).distinct().count());
        assertEquals(
                1,
                count(
                        "select count(*) from discount where customer_id = ?",
                        discounts.getFirst().customer().value()));
    }

    @Test
    void sixteen_friends_open_one_gift_and_one_gets_it() throws Exception {
        var discount = giftable(joined(NEXT.incrementAndGet()));
        var token = offered(discount);
        var friends = IntStream.range(0, 16)
                .mapToObj(i -> joined(NEXT.incrementAndGet()).customer())
                .toList();

        var results = atOnce(friends.stream()
                .map(friend -> (Callable<ClaimResult>) () -> features.gifts.claim(friend, token))
                .toList());

        assertEquals(
                1,
                results.stream().filter(ClaimResult.Claimed.class::isInstance).count());
        assertEquals(
                15, results.stream().filter(ClaimResult.Taken.class::isInstance).count());
        assertEquals(
                1,
                count(
                        "select count(*) from discount where grant_key = concat('gift:', (select id from discount_gift"
                                + " where discount_id = ?))",
                        discount.id().value()));
    }

    @Test
    void a_gift_that_is_redeemed_while_a_friend_opens_it_counts_for_one_of_them() throws Exception {
        for (int round = 0; round < 20; round++) {
            var discount = giftable(joined(NEXT.incrementAndGet()));
            var token = offered(discount);
            var friend = joined(NEXT.incrementAndGet()).customer();
            var till = newTill();
            var key = "race:gift:" + discount.id().value();

            var results = atOnce(List.<Callable<Object>>of(
                    () -> features.till.redeem(till, discount.id(), PURCHASE, key),
                    () -> features.gifts.claim(friend, token),
                    () -> features.gifts.takeBack(
                            discount.customer(),
                            features.gifts.give(discount.customer(), discount.id())
                                            instanceof GiveResult.Ready(var gift, var same)
                                    ? gift.id()
                                    : new GiftId(Long.MAX_VALUE))));

            boolean redeemed = results.get(0) instanceof RedeemResult.Redeemed;
            boolean claimed = results.get(1) instanceof ClaimResult.Claimed;
            assertTrue(!(redeemed && claimed), "used by both");
            assertEquals(
                    redeemed ? 1 : 0,
                    count(
                            "select count(*) from redemption where discount_id = ?",
                            discount.id().value()));
        }
    }

    @Test
    void a_friend_who_redeems_at_two_tills_at_once_brings_one_thank_you() throws Exception {
        var ann = joined(NEXT.incrementAndGet()).customer();
        var payload = features.referrals.invitationOf(ann).orElseThrow().payload();
        var friend = joined(NEXT.incrementAndGet(), payload);
        var discounts = features.discounts.findActive(friend.customer());
        assertEquals(2, discounts.size());
        var till = newTill();

        atOnce(discounts.stream()
                .map(d -> (Callable<RedeemResult>)
                        () -> features.till.redeem(till, d.id(), PURCHASE, "race:friend:" + d.id().value()))
                .toList());

        assertEquals(
                1,
                count(
                        "select count(*) from discount where grant_key = concat('referral:inviter:', ?)",
                        friend.customer().value()));
    }

    @Test
    void a_card_number_and_an_invitation_asked_for_at_once_are_one_each() throws Exception {
        var ann = joined(NEXT.incrementAndGet()).customer();
        var numbers = atOnce(IntStream.range(0, 16)
                .mapToObj(i -> (Callable<Object>) () -> features.cardNumbers.of(ann))
                .toList());
        var invitations = atOnce(IntStream.range(0, 16)
                .mapToObj(i -> (Callable<Object>)
                        () -> features.referrals.invitationOf(ann).orElseThrow().payload())
                .toList());
        assertEquals(1, new HashSet<>(numbers).size());
        assertEquals(1, new HashSet<>(invitations).size());
    }

    /** As if its offer allowed giving it away. */
    private Discount giftable(Discount discount) {
        town.db()
                .execute(
                        "update discount set giftable = true where id = ?",
                        discount.id().value());
        return discount;
    }

    private String offered(Discount discount) {
        return assertInstanceOf(GiveResult.Ready.class, features.gifts.give(discount.customer(), discount.id()))
                .gift()
                .token();
    }

    private Discount joined(long telegramId) {
        return joined(telegramId, null);
    }

    private Discount joined(long telegramId, String arrival) {
        features.consents.accept(new Acceptance(
                telegramId, Language.EN, null, arrival, features.consents.inForce(), "shown", "race:" + telegramId));
        var result =
                features.joining.join(telegramId, new CustomerDetails(Optional.empty(), "Racer", Optional.empty()));
        return assertInstanceOf(JoinResult.Joined.class, result).discount().orElseThrow();
    }

    private Till newTill() {
        return new Till(town.hire(NEXT.incrementAndGet(), "Racer", Language.EN, Role.CASHIER), salon);
    }

    private int count(String sql, long id) {
        return town.db().fetchSingle(sql, id).get(0, Integer.class);
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException {
        var go = new CountDownLatch(1);
        // more than the pool has connections, so that rivals queue; not so many that they wait for one for ever
        var atOnce = new Semaphore(64);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (var task : tasks) {
                running.add(threads.submit(() -> {
                    go.await();
                    atOnce.acquire();
                    try {
                        return task.call();
                    } finally {
                        atOnce.release();
                    }
                }));
            }
            go.countDown();
            var results = new ArrayList<T>();
            for (var one : running) {
                try {
                    results.add(one.get());
                } catch (ExecutionException e) {
                    throw new AssertionError("a rival failed", e.getCause());
                }
            }
            return results;
        }
    }
}
