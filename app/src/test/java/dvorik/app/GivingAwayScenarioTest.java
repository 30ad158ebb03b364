package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.text.Language;
import dvorik.sandbox.client.ChatMessage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GivingAwayScenarioTest extends Scenario {

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_friend_gets_the_discount_under_a_new_code_and_the_giver_is_told(Language language) {
        var ann = town.customer("Ann", language);
        ann.joins("Анна");
        var code = Gift.percent(town, 20).giftable().to(ann);
        var ready = offers(ann, code);
        var bob = town.customer("Bob", language);
        bob.joins("Борис");

        bob.chat().starts(payload(ann, ready));

        bob.sees("client.gift.received");
        var card = bob.card();
        var newCode = Customer.code(card);
        assertNotEquals(code, newCode);
        assertFalse(card.buttons().contains(bob.label("client.gift.give")), "given on");
        ann.sees("client.gift.accepted");
        var given = ann.chat()
                .sees("the card, given away", m -> m.isEdited() && m.text().contains(code));
        assertEquals(java.util.List.of(), given.buttons());
        var maria = town.cashier("Мария", language);
        maria.isRefused(code);
        maria.sees("cashier.refusal.given-away");
        maria.redeems(newCode, "1000");
    }

    @Test
    void the_link_is_shared_with_words_and_can_be_copied() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var ready = offers(ann, Gift.percent(town, 20).giftable().to(ann));
        var url = ready.button(ann.label("client.gift.send")).path("url").asText();
        var link = "https://t.me/" + Town.CLIENT_BOT + "?start=" + payload(ann, ready);
        var decoded = URLDecoder.decode(url, StandardCharsets.UTF_8);
        assertTrue(decoded.startsWith("https://t.me/share/url?url=" + link + "&text=Дарю вам: Подарок 20"), decoded);
        assertFalse(url.contains("+"), url);
    }

    @Test
    void a_stranger_hears_of_the_gift_joins_and_then_gets_it() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var code = Gift.percent(town, 20).giftable().to(ann);
        var payload = payload(ann, offers(ann, code));
        var bob = town.customer("Bob");
        bob.chat().starts(payload);
        bob.sees("client.gift.waits");
        bob.sees("client.consent.ask");
        assertTrue(bob.isStranger());
        bob.finishesJoining("Борис");
        bob.sees("client.gift.received");
        assertEquals(2, bob.discounts());
        ann.sees("client.gift.accepted");
    }

    @Test
    void a_link_opened_in_the_middle_of_joining_is_honoured_at_its_end() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var payload = payload(ann, offers(ann, Gift.percent(town, 20).giftable().to(ann)));
        var bob = town.customer("Bob").isAskedForBirthday();
        bob.chat().starts(payload);
        bob.sees("client.gift.waits");
        bob.sees("client.birthday.ask");
        bob.taps("client.birthday.skip");
        bob.sees("client.gift.received");
        assertEquals(2, bob.discounts());
    }

    @Test
    void it_changes_hands_once() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var payload = payload(ann, offers(ann, Gift.percent(town, 20).giftable().to(ann)));
        var bob = town.customer("Bob");
        bob.joins("Борис");
        var eve = town.customer("Eve");
        eve.joins("Ева");
        bob.chat().starts(payload);
        bob.sees("client.gift.received");
        var code = Customer.code(bob.card());
        eve.chat().starts(payload);
        eve.sees("client.gift.taken");
        assertEquals(1, eve.discounts());
        bob.chat().starts(payload);
        assertEquals(code, Customer.code(bob.card()));
        assertEquals(2, bob.discounts());
        ann.sees("client.gift.accepted");
        ann.chat().starts(payload);
        ann.sees("client.gift.taken");
    }

    @Test
    void until_then_the_giver_may_take_it_back_and_a_friend_hears_so() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var code = Gift.percent(town, 20).giftable().to(ann);
        var payload = payload(ann, offers(ann, code));
        ann.tapsTwice("client.gift.take-back");
        ann.sees("client.gift.back");
        var bob = town.customer("Bob");
        bob.joins("Борис");
        bob.chat().starts(payload);
        bob.sees("client.gift.taken-back");
        town.cashier("Мария").redeems(code, "1000");
        assertEquals(1, bob.discounts());
    }

    @Test
    void taking_back_what_a_friend_has_is_refused_kindly() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var payload = payload(ann, offers(ann, Gift.percent(town, 20).giftable().to(ann)));
        var bob = town.customer("Bob");
        bob.joins("Борис");
        bob.chat().starts(payload);
        bob.sees("client.gift.received");
        ann.sees("client.gift.accepted");
        ann.taps("client.gift.take-back");
        ann.sees("client.gift.too-late");
    }

    @Test
    void the_giver_who_opens_the_link_gets_it_once_more() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var ready = offers(ann, Gift.percent(town, 20).giftable().to(ann));
        ann.chat().starts(payload(ann, ready));
        assertEquals(payload(ann, ready), payload(ann, ann.sees("client.gift.own")));
    }

    @Test
    void a_gift_that_was_used_or_is_over_is_answered_kindly() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var used = Gift.percent(town, 20).giftable().to(ann);
        var usedLink = payload(ann, offers(ann, used));
        town.cashier("Мария").redeems(used, "1000");
        var over = Gift.percent(town, 20).giftable().to(ann);
        var overLink = payload(ann, offers(ann, over));
        town.db()
                .execute(
                        "update discount set valid_until = utc_timestamp(6) - interval 1 minute where code = ?",
                        over.replace("-", ""));
        var bob = town.customer("Bob");
        bob.joins("Борис");
        bob.chat().starts(usedLink);
        bob.sees("client.gift.used");
        bob.chat().starts(overLink);
        bob.sees("client.gift.expired");
        bob.chat().starts("g_0000000000000000");
        bob.sees("client.gift.gone");
        var eve = town.customer("Eve");
        eve.chat().starts(usedLink);
        eve.sees("client.gift.used");
        eve.sees("client.consent.ask");
    }

    @Test
    void a_double_tap_and_a_second_asking_make_one_link() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var code = Gift.percent(town, 20).giftable().to(ann);
        var first = offers(ann, code);
        show(ann, code);
        ann.tapsTwice("client.gift.give");
        assertEquals(payload(ann, first), payload(ann, ann.sees("client.gift.ready")));
    }

    @Test
    void buttons_of_other_people_do_nothing() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var code = Gift.percent(town, 20).giftable().to(ann);
        var payload = payload(ann, offers(ann, code));
        var eve = town.customer("Eve");
        eve.joins("Ева");
        eve.chat().forgesTap(ann.data(ann.label("client.gift.take-back")));
        eve.seesToast("common.stale-button");
        eve.chat().forgesTap(ann.data(ann.label("client.gift.give")));
        eve.seesToast("common.stale-button");
        eve.chat().starts(payload);
        eve.sees("client.gift.received");
    }

    @Test
    void a_used_discount_cannot_be_given_and_the_joining_one_has_no_such_button() {
        var ann = town.customer("Ann");
        var card = ann.joins("Анна");
        assertFalse(card.buttons().contains(ann.label("client.gift.give")), card.toString());
        var code = Gift.percent(town, 20).giftable().to(ann);
        var give = data(ann, code);
        town.cashier("Мария").redeems(code, "1000");
        ann.chat().forgesTap(give);
        ann.sees("client.gift.not-giftable");
    }

    /** Opens the card with this code and taps "give away". */
    private ChatMessage offers(Customer ann, String code) {
        show(ann, code);
        ann.taps("client.gift.give");
        return ann.sees("client.gift.ready");
    }

    private String data(Customer ann, String code) {
        show(ann, code);
        return ann.data(ann.label("client.gift.give"));
    }

    private void show(Customer ann, String code) {
        long id = town.db()
                .fetchSingle("select id from discount where code = ?", code.replace("-", ""))
                .get(0, Long.class);
        ann.chat().forgesTap("-.ShowDiscount:" + id);
        ann.chat().sees(code);
    }

    /** What the link of a gift carries. */
    private static String payload(Customer ann, ChatMessage ready) {
        var link = ready.button(ann.label("client.gift.copy"))
                .path("copy_text")
                .path("text")
                .asText();
        assertTrue(link.startsWith("https://t.me/" + Town.CLIENT_BOT + "?start=g_"), link);
        return link.substring(link.indexOf('=') + 1);
    }
}
