package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.account.PhoneClaims.Answered;
import dvorik.core.account.PhoneClaims.Claimed;
import dvorik.core.consent.ConsentService.Revocation;
import dvorik.core.customer.Phone;
import dvorik.core.discount.TillService.RedeemResult;
import dvorik.core.discount.TillService.Till;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.money.Money;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhoneClaimScenarioTest extends Scenario {
    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger(5_600_000);
    private final String number = "+7902" + NEXT_NUMBER.incrementAndGet();

    private Customer joins(String name, Language language) {
        var person = town.customer(name, language).accepts();
        person.person().changesPhone(number);
        person.chat().sharesContact();
        person.sees("client.name.ask");
        person.chat().sends(name);
        person.sees("client.birthday.ask");
        person.taps("client.birthday.skip");
        person.card();
        return person;
    }

    /** A customer of an import or of a visit: a number, and discounts, and no Telegram. */
    private CustomerId walkIn() {
        return walkIn(number);
    }

    private CustomerId walkIn(String number) {
        var db = town.db();
        db.execute("insert into customer (language, first_name, birthday) values ('ru', 'Анна П.', '1990-02-14')");
        long id = db.fetchSingle("select max(id) from customer where first_name = 'Анна П.'")
                .get(0, Long.class);
        db.execute(
                "insert into customer_identity (customer_id, kind, value, verified_at) values (?, 'phone', ?, now(6))",
                id,
                number);
        return new CustomerId(id);
    }

    private String phoneOf(Customer person) {
        return town.features()
                .customers
                .findPhone(person.kept().id())
                .map(phone -> phone.e164())
                .orElse("");
    }

    private long count(String sql, Object id) {
        return town.db().fetchSingle(sql, id).get(0, Long.class);
    }

    /** A discount that the customer of an import has. @return its code */
    private String giftOf(CustomerId walkIn) {
        var giver = town.customer("Other");
        giver.joins("Другая");
        var code = Gift.percent(town, 15).to(giver);
        town.db().execute("update discount set customer_id = ? where code = ?", walkIn.value(), code.replace("-", ""));
        return code;
    }

    private String stateOf(Customer person, String kind) {
        return town.db()
                .fetch(
                        """
                        select d.status from discount d join offer o on o.id = d.offer_id
                        where d.customer_id = ? and o.kind = ? order by d.id""",
                        person.kept().id().value(),
                        kind)
                .getValues(0)
                .toString();
    }

    @ParameterizedTest
    @EnumSource
    void a_walk_in_customer_with_the_same_number_becomes_one_with_who_joins(Language language) {
        var walkIn = walkIn();
        var code = giftOf(walkIn);

        var ann = joins("Анна", language);
        ann.chat()
                .sees(town.texts()
                        .plain(language, Text.of("client.claim.recognised").with("discounts", 1)));

        assertEquals(number, phoneOf(ann));
        assertEquals("1990-02-14", ann.kept().birthday().toString(), "what only the earlier one had told");
        assertEquals(
                ann.kept().id(),
                town.features().customers.find(walkIn).orElseThrow().id());
        town.cashier("Мария").redeems(code, "1000");
        ann.chat().sees("−");
        assertEquals(
                1,
                count(
                        "select count(*) from sale where customer_id = ?",
                        ann.kept().id().value()));
    }

    @Test
    void sales_of_the_walk_in_stay_with_its_row_and_are_found_in_the_data_of_the_one_person() {
        var walkIn = walkIn();
        var code = giftOf(walkIn);
        town.cashier("Мария").redeems(code, "1000");
        var ann = joins("Анна", Language.RU);
        ann.chat()
                .sees(town.texts()
                        .plain(Language.RU, Text.of("client.claim.recognised").with("discounts", 0)));
        assertEquals(1, count("select count(*) from sale where customer_id = ?", walkIn.value()));
        assertEquals(
                1,
                count(
                        "select count(*) from redemption where customer_id = ?",
                        ann.kept().id().value()));
        var data = town.features().personalData.collect(ann.kept());
        assertEquals(1, data.purchases().size());
        assertEquals(1, data.redemptions().size());
    }

    @ParameterizedTest
    @EnumSource
    void two_accounts_become_one_when_both_say_yes(Language language) {
        var old = joins("Анна", language);
        var oldGift = Gift.percent(town, 15).to(old);
        var oldId = old.kept().id();
        var now = joins("Аня", language);
        now.sees("client.claim.ask");
        now.taps("client.claim.mine");
        now.sees("client.claim.asked");
        assertEquals("", phoneOf(now), "not before the other has said yes");
        assertEquals(number, phoneOf(old));

        old.sees("client.claim.ask-holder");
        old.taps("client.claim.same");
        old.sees("client.claim.merged-holder");
        now.sees("client.claim.merged");

        assertEquals(now.kept().id(), old.kept().id(), "both chats are one person");
        assertEquals("Аня", old.kept().firstName());
        assertEquals(number, phoneOf(now));
        assertEquals(
                now.kept().id(),
                town.features().customers.find(oldId).orElseThrow().id());
        assertEquals("[active, cancelled]", stateOf(now, "joining"), "the gift for joining stays a single one");
        town.cashier("Мария").redeems(oldGift, "1000");
        now.chat().sees("−");
        old.chat().sends("/discounts");
        old.card();
    }

    @Test
    void a_no_of_who_verified_the_number_now_moves_it_and_nothing_else() {
        var old = joins("Анна", Language.RU);
        var now = joins("Борис", Language.RU);
        now.sees("client.claim.ask");
        now.taps("client.claim.not-mine");
        now.sees("client.claim.moved");
        old.sees("client.claim.moved-away");
        assertEquals(number, phoneOf(now));
        assertEquals("", phoneOf(old));
        assertEquals("[active]", stateOf(old, "joining"));
        assertEquals("[active]", stateOf(now, "joining"));
    }

    @Test
    void a_no_of_the_other_account_keeps_the_two_apart_and_the_number_moves() {
        var old = joins("Анна", Language.RU);
        var now = joins("Борис", Language.RU);
        now.sees("client.claim.ask");
        now.taps("client.claim.mine");
        old.sees("client.claim.ask-holder");
        old.taps("client.claim.apart");
        old.sees("client.claim.kept-apart");
        now.sees("client.claim.moved");
        assertEquals(number, phoneOf(now));
        assertEquals("", phoneOf(old));
        assertTrue(!old.kept().id().equals(now.kept().id()));
    }

    @Test
    void who_cannot_get_into_the_other_account_takes_just_the_number() {
        var old = joins("Анна", Language.RU);
        var now = joins("Аня", Language.RU);
        now.sees("client.claim.ask");
        now.taps("client.claim.mine");
        now.sees("client.claim.asked");
        old.sees("client.claim.ask-holder");
        var same = old.data(old.label("client.claim.same"));
        now.taps("client.claim.only-number");
        now.sees("client.claim.moved");
        assertEquals(number, phoneOf(now));
        old.chat().forgesTap(same);
        old.seesToast("common.stale-button");
        assertEquals("[active]", stateOf(now, "joining"));
    }

    @ParameterizedTest
    @EnumSource
    void the_chat_that_asked_is_told_also_when_it_is_the_older_one(Language language) {
        var asks = town.customer("Аня", language);
        asks.joins("Аня");
        var holds = joins("Анна", language);
        asks.person().changesPhone(number);
        asks.presses("client.menu.profile");
        asks.chat().sees("the profile", m -> m.buttons().contains(asks.label("client.profile.phone")));
        asks.taps("client.profile.phone");
        asks.sees("client.profile.ask-phone");
        asks.chat().sharesContact();
        asks.sees("client.claim.ask");
        asks.taps("client.claim.mine");
        asks.sees("client.claim.asked");
        holds.sees("client.claim.ask-holder");

        holds.taps("client.claim.same");

        holds.sees("client.claim.merged-holder");
        asks.sees("client.claim.merged");
        assertEquals(0, holds.count("client.claim.merged"), "it has said so itself");
        // the card that waited says so too when its button is tapped
        asks.taps("client.claim.only-number");
        asks.chat().sees("both", m -> asks.count("client.claim.merged") == 2);
        assertEquals(asks.kept().id(), holds.kept().id());
        assertEquals(number, phoneOf(asks));
    }

    @ParameterizedTest
    @EnumSource
    void a_number_goes_to_who_waits_for_it_when_its_holder_deletes_the_data(Language language) {
        var old = joins("Анна", language);
        var oldId = old.kept().id().value();
        var now = joins("Аня", language);
        now.sees("client.claim.ask");
        now.taps("client.claim.mine");
        now.sees("client.claim.asked");
        old.sees("client.claim.ask-holder");

        deletes(old);

        now.sees("client.claim.moved");
        assertEquals(number, phoneOf(now));
        assertTrue(old.isStranger());
        assertEquals(0, count("select count(*) from customer_identity where customer_id = ?", oldId));
        assertEquals(1, count("select count(*) from customer_identity where value = ?", number));
        assertEquals(0, count("select count(*) from phone_claim where phone = ?", number));
        assertEquals("[active]", stateOf(now, "joining"), "nothing else came along");
        now.taps("client.claim.only-number");
        now.chat().sees("both", m -> now.count("client.claim.moved") == 2);
    }

    @Test
    void of_two_who_wait_for_the_number_of_who_leaves_the_last_gets_it() {
        var old = joins("Анна", Language.RU);
        var first = joins("Борис", Language.RU);
        first.sees("client.claim.ask");
        var last = joins("Вера", Language.RU);
        last.sees("client.claim.ask");

        deletes(old);

        last.sees("client.claim.moved");
        assertEquals(number, phoneOf(last));
        assertEquals("", phoneOf(first));
        first.taps("client.claim.not-mine");
        first.seesToast("common.stale-button");
        assertEquals(number, phoneOf(last));
    }

    @Test
    void who_waits_for_a_number_and_leaves_too_gets_nothing() {
        var old = joins("Анна", Language.RU);
        var now = joins("Борис", Language.RU);
        now.sees("client.claim.ask");
        var nowId = now.kept().id().value();
        deletes(now);
        deletes(old);
        assertEquals(0, count("select count(*) from customer_identity where value = ?", number));
        assertEquals(0, count("select count(*) from phone_claim where customer_id = ?", nowId));
    }

    @Test
    void a_number_that_is_decided_while_its_holder_leaves_is_the_claimants() throws Exception {
        for (int i = 0; i < 8; i++) {
            var claimed = new Phone("+7902" + NEXT_NUMBER.incrementAndGet());
            var old = town.customer("Old");
            old.joins("Анна");
            var now = town.customer("Now");
            now.joins("Борис");
            var features = town.features();
            features.phoneClaims.claim(old.kept(), claimed);
            var nowId = now.kept().id();
            var held = assertInstanceOf(Claimed.HeldByOther.class, features.phoneClaims.claim(now.kept(), claimed));
            features.phoneClaims.answer(nowId, held.claim(), true);

            PhoneClaimScenarioTest.<Object>atOnce(
                    () -> {
                        var revocation = new Revocation(Language.RU, "shown", "race:leave:" + held.claim());
                        features.deletion.erase(old.telegramId(), revocation);
                        return "gone";
                    },
                    () -> features.phoneClaims.answer(nowId, held.claim(), false),
                    () -> features.phoneClaims.claim(now.kept(), claimed));

            assertEquals(claimed.e164(), phoneOf(now));
            assertTrue(old.isStranger());
        }
    }

    private static void deletes(Customer person) {
        person.presses("client.menu.profile");
        person.chat().sees("the profile", m -> m.buttons().contains(person.label("client.profile.data")));
        person.taps("client.profile.data");
        person.sees("client.data.about");
        person.taps("client.data.delete");
        person.sees("client.data.delete-ask");
        person.taps("client.data.delete-go-on");
        person.sees("client.data.delete-sure");
        person.taps("client.data.delete-yes");
        person.sees("client.data.deleted");
    }

    @Test
    void nobody_else_answers_and_a_second_tap_changes_nothing() {
        var old = joins("Анна", Language.RU);
        var now = joins("Аня", Language.RU);
        now.sees("client.claim.ask");
        var mine = now.data(now.label("client.claim.mine"));
        var eve = town.customer("Eve");
        eve.joins("Ева");
        eve.chat().forgesTap(mine);
        eve.seesToast("common.stale-button");
        eve.chat().forgesTap(mine.replaceAll(":1$", ":0"));
        eve.seesToast("common.stale-button");
        now.tapsTwice("client.claim.mine");
        old.sees("client.claim.ask-holder");
        var same = old.data(old.label("client.claim.same"));
        eve.chat().forgesTap(same);
        eve.seesToast("common.stale-button");
        // the one who asks cannot answer for the other
        now.chat().forgesTap(same);
        now.seesToast("common.stale-button");
        old.tapsTwice("client.claim.same");
        old.sees("client.claim.merged-holder");
        now.sees("client.claim.merged");
        assertEquals(1, old.count("client.claim.ask-holder") + old.count("client.claim.merged-holder"));
        assertEquals(
                1,
                count(
                        "select count(*) from customer where merged_into = ?",
                        now.kept().id().value()));
    }

    @Test
    void two_answers_at_once_have_one_effect() throws Exception {
        var old = joins("Анна", Language.RU);
        var now = joins("Аня", Language.RU);
        now.sees("client.claim.ask");
        now.taps("client.claim.mine");
        old.sees("client.claim.ask-holder");
        var claims = town.features().phoneClaims;
        long claim = Long.parseLong(old.data(old.label("client.claim.same")).split(":")[1]);
        var oldId = old.kept().id();
        var newId = now.kept().id();

        var answers = atOnce(
                () -> claims.answerOfHolder(oldId, claim, true),
                () -> claims.answer(newId, claim, false),
                () -> claims.answerOfHolder(oldId, claim, true),
                () -> claims.answer(newId, claim, false));

        boolean merged = answers.contains(Answered.MERGED);
        assertTrue(merged != answers.contains(Answered.MOVED), answers.toString());
        assertEquals(number, phoneOf(now));
        assertEquals(merged, old.kept().id().equals(now.kept().id()));
    }

    @Test
    void a_number_verified_by_two_at_once_ends_with_one_of_them() throws Exception {
        var walkIn = walkIn();
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var bob = town.customer("Bob");
        bob.joins("Боб");
        var claims = town.features().phoneClaims;
        var phone = new Phone(number);
        atOnce(() -> claims.claim(ann.kept(), phone), () -> claims.claim(bob.kept(), phone));
        assertEquals(1, (phoneOf(ann) + phoneOf(bob)).length() / number.length());
        assertTrue(town.features().customers.find(walkIn).isPresent());
    }

    @Test
    void a_discount_redeemed_while_two_become_one_is_used_once_and_belongs_to_the_one() throws Exception {
        for (int i = 0; i < 8; i++) {
            var claimed = "+7902" + NEXT_NUMBER.incrementAndGet();
            var walkIn = walkIn(claimed);
            var code = giftOf(walkIn);
            var ann = town.customer("Ann");
            ann.joins("Анна");
            var features = town.features();
            var cashier = town.hire(ann.telegramId() + 50_000_000, "Мария", Language.RU, Role.CASHIER);
            var till =
                    new Till(cashier, features.salons.findAll(features.business).getFirst());
            long discount = count("select id from discount where code = ?", code.replace("-", ""));

            var results = PhoneClaimScenarioTest.<Object>atOnce(
                    () -> features.phoneClaims.claim(ann.kept(), new Phone(claimed)),
                    () -> features.till.redeem(
                            till,
                            new DiscountId(discount),
                            Optional.of(Money.of(1000_00, "RUB")),
                            "merge:" + discount));

            assertInstanceOf(RedeemResult.Redeemed.class, results.getLast());
            assertEquals(
                    1,
                    count(
                            "select count(*) from redemption where customer_id = ?",
                            ann.kept().id().value()));
            assertEquals(
                    1, features.personalData.collect(ann.kept()).purchases().size());
        }
    }

    @Test
    void a_discount_redeemed_while_its_person_leaves_is_either_used_or_cancelled() throws Exception {
        for (int i = 0; i < 8; i++) {
            var ann = town.customer("Ann");
            ann.joins("Анна");
            var features = town.features();
            var id = ann.kept().id().value();
            var discount =
                    features.discounts.findActive(ann.kept().id()).getFirst().id();
            var cashier = town.hire(ann.telegramId() + 50_000_000, "Мария", Language.RU, Role.CASHIER);
            var till =
                    new Till(cashier, features.salons.findAll(features.business).getFirst());

            var results = PhoneClaimScenarioTest.<Object>atOnce(
                    () -> {
                        features.deletion.erase(
                                ann.telegramId(), new Revocation(Language.RU, "shown", "race:delete:" + id));
                        return "gone";
                    },
                    () -> features.till.redeem(
                            till, discount, Optional.of(Money.of(1000_00, "RUB")), "race:redeem:" + id));

            boolean redeemed = results.getLast() instanceof RedeemResult.Redeemed;
            assertEquals(redeemed ? 1 : 0, count("select count(*) from redemption where customer_id = ?", id));
            assertEquals(
                    1,
                    count(
                            "select count(*) from discount where customer_id = ? and status = '"
                                    + (redeemed ? "used" : "cancelled") + "'",
                            id));
            assertTrue(ann.isStranger());
        }
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... tasks) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (var task : tasks) {
                running.add(threads.submit(task));
            }
            var answers = new ArrayList<T>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
