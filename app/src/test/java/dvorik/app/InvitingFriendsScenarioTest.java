package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.account.PhoneClaims.Answered;
import dvorik.core.account.PhoneClaims.Claimed;
import dvorik.core.customer.Friends;
import dvorik.core.customer.Phone;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvitingFriendsScenarioTest extends Scenario {
    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger(6_600_000);

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_friend_gets_a_discount_at_joining_and_the_inviter_at_the_friends_first_redemption(Language language) {
        var ann = town.customer("Ann", language);
        ann.joins("Анна");
        var payload = invites(ann);
        var bob = town.customer("Bob", language);
        bob.chat().starts(payload);
        bob.sees("client.friend.invited");
        bob.sees("client.consent.ask");
        bob.finishesJoining("Борис", "client.welcome-two");
        bob.chat().sees(title(language));
        assertEquals(2, bob.discounts());
        assertEquals(1, ann.discounts());

        town.cashier("Мария").redeems(codes(bob)[0], "1000");

        ann.sees("client.friend.thanks");
        assertEquals(2, ann.discounts());
        ann.taps("client.friend.show");
        var card = ann.chat().sees(title(language));
        assertTrue(
                card.buttons().contains(ann.label("client.gift.give")), "an invitation's discount can be given away");
        invites(ann);
        ann.chat()
                .sees(town.texts()
                        .plain(language, Text.of("client.friend.brought").with("count", 1)));
    }

    @Test
    void each_is_given_once_for_a_friend() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var bob = town.customer("Bob").comesBy(invites(ann));
        bob.finishesJoining("Борис", "client.welcome-two");
        var maria = town.cashier("Мария");
        maria.redeems(codes(bob)[0], "1000");
        ann.sees("client.friend.thanks");
        maria.redeems(codes(bob)[0], "1000");
        assertEquals(2, ann.discounts());
        assertEquals(1, ann.count("client.friend.thanks"));
    }

    @Test
    void the_own_link_and_links_opened_by_customers_are_answered_kindly() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var payload = invites(ann);
        ann.chat().starts(payload);
        ann.sees("client.friend.own-link");
        var bob = town.customer("Bob");
        bob.joins("Борис");
        bob.chat().starts(payload);
        bob.sees("client.friend.already-here");
        assertEquals(1, bob.discounts());
    }

    @Test
    void a_code_that_is_nobodys_is_no_obstacle() {
        var bob = town.customer("Bob").comesBy("ref_0123456789");
        bob.finishesJoining("Борис");
        assertEquals(1, bob.discounts());
    }

    @Test
    void who_was_a_customer_before_is_no_new_friend() {
        var bob = town.customer("Bob");
        bob.joins("Борис");
        var old = bob.kept().id().value();
        town.db().execute("update customer_identity set deleted_at = now(6) where customer_id = ?", old);
        town.db().execute("update customer set deleted_at = now(6) where id = ?", old);
        var ann = town.customer("Ann");
        ann.joins("Анна");
        bob.comesBy(invites(ann));
        bob.finishesJoining("Борис", "client.welcome-gift-given");
        bob.settles();
        assertEquals(
                0,
                town.db()
                        .fetchSingle(
                                "select count(*) from discount where customer_id = ?",
                                bob.kept().id().value())
                        .get(0, Integer.class));
    }

    @Test
    void the_link_survives_the_way_through_all_questions_of_the_joining_dialog() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var bob = town.customer("Bob").comesBy(invites(ann));
        bob.chat().sends("/start");
        bob.sees("client.consent.ask");
        bob.chat().sends("/help");
        bob.sees("client.help-stranger");
        bob.finishesJoining("Борис", "client.welcome-two");
        assertEquals(2, bob.discounts());
    }

    @Test
    void who_brought_whom_is_kept_when_two_accounts_become_one() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var old = town.customer("Old").comesBy(invites(ann));
        old.finishesJoining("Вера", "client.welcome-two");
        var bob = town.customer("Bob").comesBy(invites(old));
        bob.finishesJoining("Борис", "client.welcome-two");
        var now = town.customer("Now");
        now.joins("Вера");

        becomeOne(old, now);

        assertEquals(1, friendsOf(ann), "one person, however many accounts it had");
        assertEquals(1, friendsOf(now));
        var maria = town.cashier("Мария");
        maria.redeems(codes(bob)[0], "1000");
        now.sees("client.friend.thanks");
        maria.redeems(codes(now)[0], "1000");
        ann.sees("client.friend.thanks");
        assertEquals(2, ann.discounts());
    }

    @Test
    void who_was_thanked_for_a_friend_is_not_thanked_again_for_the_account_it_became() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var old = town.customer("Old").comesBy(invites(ann));
        old.finishesJoining("Вера", "client.welcome-two");
        var now = town.customer("Now").comesBy(invites(ann));
        now.finishesJoining("Вера", "client.welcome-two");
        assertEquals(2, friendsOf(ann));
        var maria = town.cashier("Мария");
        maria.redeems(codes(old)[0], "1000");
        ann.sees("client.friend.thanks");

        becomeOne(old, now);

        assertEquals(1, friendsOf(ann));
        maria.redeems(codes(now)[0], "1000");
        assertEquals(2, ann.discounts());
        assertEquals(1, ann.count("client.friend.thanks"));
    }

    @Test
    void who_invited_an_account_of_their_own_has_brought_nobody() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var old = town.customer("Old").comesBy(invites(ann));
        old.finishesJoining("Вера", "client.welcome-two");
        var now = town.customer("Now").comesBy(invites(old));
        now.finishesJoining("Вера", "client.welcome-two");

        becomeOne(old, now);

        assertEquals(0, friendsOf(now));
        assertEquals(1, friendsOf(ann));
        town.cashier("Мария").redeems(codes(now)[0], "1000");
        ann.sees("client.friend.thanks");
        assertEquals(0, now.count("client.friend.thanks") + old.count("client.friend.thanks"));
    }

    private int friendsOf(Customer customer) {
        return new Friends(town.db()).count(customer.kept().id());
    }

    /** Both say that they are one person; the new account stays. */
    private void becomeOne(Customer old, Customer now) {
        var claims = town.features().phoneClaims;
        var phone = new Phone("+7903" + NEXT_NUMBER.incrementAndGet());
        var oldId = old.kept().id();
        var newId = now.kept().id();
        claims.claim(old.kept(), phone);
        var held = assertInstanceOf(Claimed.HeldByOther.class, claims.claim(now.kept(), phone));
        assertEquals(Answered.ASKED, claims.answer(newId, held.claim(), true));
        assertEquals(Answered.MERGED, claims.answerOfHolder(oldId, held.claim(), true));
    }

    /** @return what the link carries */
    private static String invites(Customer ann) {
        ann.presses("client.menu.invite");
        var message = ann.chat().sees("?start=ref_");
        var link = message.button(ann.label("client.friend.copy"))
                .path("copy_text")
                .path("text")
                .asText();
        assertTrue(message.text().contains(link), message.text());
        assertTrue(link.startsWith("https://t.me/" + Town.CLIENT_BOT + "?start=ref_"), link);
        return link.substring(link.indexOf('=') + 1);
    }

    private String[] codes(Customer customer) {
        return town.db()
                .fetch(
                        "select code from discount where customer_id = ? and status = 'active' order by id",
                        customer.kept().id().value())
                .map(row -> row.get(0, String.class))
                .toArray(String[]::new);
    }

    private static String title(Language language) {
        return switch (language) {
            case RU -> "Скидка 10\u00a0% за приглашение";
            case UZ -> "Taklif uchun 10% chegirma";
            case EN -> "10% off for an invitation";
        };
    }
}
