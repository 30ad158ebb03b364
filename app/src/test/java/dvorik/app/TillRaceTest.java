package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.consent.ConsentService.Acceptance;
import dvorik.core.customer.CustomerDetails;
import dvorik.core.discount.Discount;
import dvorik.core.discount.JoiningService.JoinResult;
import dvorik.core.discount.StaffReason;
import dvorik.core.discount.TillService.RedeemResult;
import dvorik.core.discount.TillService.Till;
import dvorik.core.discount.UndoReason;
import dvorik.core.discount.UndoService.Undo;
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

/** Rivals about one redemption on the real database: all start at the same moment. */
class TillRaceTest {
    private static final AtomicLong NEXT = new AtomicLong(940_000_000L);
    private static final Optional<Money> PURCHASE = Optional.of(Money.of(1000_00, "RUB"));
    private final Town town = Town.shared();
    private final Features features = town.features();

    @Test
    void a_redemption_undone_by_sixteen_at_once_is_undone_once() throws Exception {
        var discount = joined();
        var till = newTill();
        var redeemed = assertInstanceOf(
                RedeemResult.Redeemed.class,
                features.till.redeem(till, discount.id(), PURCHASE, "undo-race:" + discount.id().value()));
        var reason = StaffReason.of(UndoReason.WRONG_AMOUNT);
        var rivals = new ArrayList<Runnable>();
        for (int i = 0; i < 16; i++) {
            rivals.add(() -> assertInstanceOf(
                    Undo.Done.class,
                    features.undo.undo(till.cashier(), redeemed.redemption().id(), reason)));
        }

        atOnce(rivals);

        assertEquals(0, features.discounts.find(discount.id()).orElseThrow().usesMade());
        assertEquals(2, count("select count(*) from sale where customer_id = ?", discount));
        assertEquals(1, count("select count(*) from redemption where customer_id = ?", discount));
    }

    @RepeatedTest(5)
    void of_a_yes_a_no_an_override_and_a_withdrawal_at_once_one_wins() throws Exception {
        var discount = joined();
        var till = newTill();
        var asked = features.approvals.ask(till, discount.id(), PURCHASE, 1, "ask-race:" + discount.id().value());
        var reason = StaffReason.inWords("no phone");

        atOnce(List.of(
                () -> features.approvals.approve(discount.customer(), asked.id()),
                () -> features.approvals.decline(discount.customer(), asked.id()),
                () -> features.approvals.override(till.cashier(), asked, reason),
                () -> features.approvals.withdraw(asked),
                () -> features.approvals.approve(discount.customer(), asked.id())));

        var decided = features.approvals.find(asked.id()).orElseThrow();
        assertTrue(!decided.waits());
        boolean redeemed = decided.redemption().isPresent();
        assertEquals(redeemed ? 1 : 0, count("select count(*) from redemption where customer_id = ?", discount));
        assertEquals(
                redeemed ? Discount.Stored.USED : Discount.Stored.ACTIVE,
                features.discounts.find(discount.id()).orElseThrow().stored());
    }

    @Test
    void one_discount_asked_about_at_two_tills_at_once_waits_at_one() throws Exception {
        var discount = joined();
        var rivals = new ArrayList<Runnable>();
        for (int i = 0; i < 4; i++) {
            var till = newTill();
            var key = "two-tills:" + discount.id().value() + ":" + i;
            rivals.add(() -> features.approvals.ask(till, discount.id(), PURCHASE, 1, key));
        }
        atOnce(rivals);
        assertEquals(4, count("select count(*) from approval where customer_id = ?", discount));
        assertEquals(
                1, count("select count(*) from approval where status = 'waiting' and customer_id = ?", discount));
    }

    private Discount joined() {
        long person = NEXT.incrementAndGet();
        features.consents.accept(
                new Acceptance(person, Language.EN, null, null, features.consents.inForce(), "shown", "race:" + person));
        var result = features.joining.join(person, new CustomerDetails(Optional.empty(), "Racer", Optional.empty()));
        return assertInstanceOf(JoinResult.Joined.class, result).discount().orElseThrow();
    }

    private Till newTill() {
        return new Till(
                town.hire(NEXT.incrementAndGet(), "Racer", Language.EN, Role.CASHIER),
                features.salons.findAll(features.business).getFirst());
    }

    private int count(String sql, Discount discount) {
        return town.db().fetchSingle(sql, discount.customer().value()).get(0, Integer.class);
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
