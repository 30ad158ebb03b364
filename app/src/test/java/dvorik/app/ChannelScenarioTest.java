package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.text.Language;
import dvorik.sandbox.client.ChatMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The discount for subscribers, in a town that has a channel. */
class ChannelScenarioTest {
    private static final String CHANNEL = "@dvorik_news";
    private static Town town;

    @BeforeAll
    static void found() {
        town = Town.found("town_channel", Map.of("TELEGRAM_CHANNEL_ID", CHANNEL));
        // the sandbox makes a channel when somebody first joins it
        town.customer("First").person().joins(CHANNEL);
    }

    @AfterAll
    static void close() {
        try {
            assertEquals(List.of(), town.chat().findings());
        } finally {
            town.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_subscriber_gets_the_discount_after_the_check_and_others_are_told_how(Language language) {
        var ann = town.customer("Ann", language);
        ann.joins("Анна");
        ann.presses("client.menu.discounts");
        ann.sees("client.discounts.more");
        ann.taps("client.channel.get");
        var offer = ann.sees("client.channel.offer");
        assertEquals(
                "https://t.me/dvorik_news",
                offer.button(ann.label("client.channel.open")).path("url").asText());
        checks(ann);
        ann.sees("client.channel.not-subscribed");
        assertEquals(1, ann.discounts());

        ann.person().joins(CHANNEL);
        checks(ann);

        ann.sees("client.channel.thanks");
        ann.chat()
                .sees(
                        switch (language) {
                            case RU -> "Скидка 5\u00a0% за подписку";
                            case UZ -> "Obuna uchun 5% chegirma";
                            case EN -> "5% off for subscribing";
                        });
        assertEquals(2, ann.discounts());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void leaving_puts_it_on_hold_and_coming_back_brings_it_back(Language language) {
        var ann = town.customer("Ann", language);
        var code = Customer.code(subscribes(ann));
        var maria = town.cashier("Мария", language);

        ann.person().leaves(CHANNEL);

        var frozen = ann.chat().sees("on hold", m -> m.isEdited() && m.text().contains(code));
        assertEquals(List.of(ann.label("client.channel.check")), frozen.buttons());
        maria.isRefused(code);
        maria.sees("cashier.refusal.frozen");
        checks(ann);
        ann.sees("client.channel.not-subscribed");

        ann.person().joins(CHANNEL);
        checks(ann);

        ann.sees("client.channel.counts");
        assertEquals(2, ann.discounts());
        maria.redeems(code, "1000");
    }

    @Test
    void a_second_one_is_never_given() {
        var ann = town.customer("Ann");
        var code = Customer.code(subscribes(ann));
        town.cashier("Мария").redeems(code, "1000");
        checks(ann);
        ann.sees("client.channel.had");
        ann.person().leaves(CHANNEL);
        ann.person().joins(CHANNEL);
        checks(ann);
        ann.sees("client.channel.had");
        assertEquals(2, ann.discounts());
        ann.presses("client.menu.discounts");
        var more = ann.sees("client.discounts.more");
        assertFalse(more.buttons().contains(ann.label("client.channel.get")), more.toString());
    }

    @Test
    void a_double_tap_grants_one() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        ann.person().joins(CHANNEL);
        ann.presses("client.menu.discounts");
        ann.sees("client.discounts.more");
        ann.taps("client.channel.get");
        ann.sees("client.channel.offer");
        ann.tapsTwice("client.channel.check");
        ann.settles();
        assertEquals(2, ann.discounts());
    }

    @Test
    void the_till_asks_again_and_believes_telegram() {
        var ann = town.customer("Ann");
        var code = Customer.code(subscribes(ann));
        // what the channel's update told is undone, as if it had never come
        ann.person().leaves(CHANNEL);
        ann.chat().sees("on hold", m -> m.isEdited() && m.text().contains(code));
        town.db().execute("update discount set status = 'active' where code = ?", code.replace("-", ""));
        lastKnown(ann, true, Duration.ofMinutes(5));
        var maria = town.cashier("Мария");
        maria.isRefused(code);
        maria.sees("cashier.refusal.frozen");
    }

    @Test
    void a_program_that_repeats_its_calls_is_told_what_telegram_says_now() {
        var ann = town.customer("Ann");
        var code = Customer.code(subscribes(ann));
        ann.person().leaves(CHANNEL);
        ann.chat().sees("on hold", m -> m.isEdited() && m.text().contains(code));
        town.db().execute("update discount set status = 'active' where code = ?", code.replace("-", ""));
        lastKnown(ann, true, Duration.ofMinutes(5));
        var salon = town.db().fetchSingle("select min(id) from salon").get(0, Long.class);
        ApiClient.owner(town)
                .with("Idempotency-Key", "channel-" + code)
                .post(
                        "/api/v1/discounts/redeem",
                        "{'code': '%s', 'salon_id': %d, 'purchase_amount': 10000}".formatted(code, salon))
                .refuses(409, "DISCOUNT_005");
    }

    @Test
    void with_telegram_away_the_last_answer_counts_for_a_day() {
        var ann = town.customer("Ann");
        var code = Customer.code(subscribes(ann));
        var maria = town.cashier("Мария");
        town.chat()
                .faults()
                .bot(Town.CLIENT_BOT)
                .method("getChatMember")
                .times(-1)
                .serverError();
        try {
            lastKnown(ann, true, Duration.ofHours(25));
            maria.isRefused(code);
            maria.sees("cashier.refusal.subscription-unknown");
            checks(ann);
            ann.sees("common.our-fault");
            lastKnown(ann, true, Duration.ofHours(23));
            maria.redeems(code, "1000");
        } finally {
            town.chat().faults().clear();
        }
    }

    @Test
    void a_conversation_needs_no_channel_and_another_channel_changes_nothing() {
        var ann = town.customer("Ann");
        var code = Customer.code(subscribes(ann));
        ann.person().joins("@somebody_elses");
        ann.person().leaves("@somebody_elses");
        ann.settles();
        town.cashier("Мария").redeems(code, "1000");
        assertTrue(ann.discounts() == 2);
    }

    /** @return the card */
    @Test
    void of_two_accounts_that_became_one_person_either_is_subscribed() {
        var ann = town.customer("Ann");
        var code = Customer.code(subscribes(ann));
        var second = town.customer("Anna");
        second.joins("Анна");
        OnePerson.of(town, ann, second);
        town.cashier("Мария").checks(code);

        second.person().joins(CHANNEL);
        second.person().leaves(CHANNEL);
        second.settles();
        town.cashier("Мария").checks(code);
    }

    private static ChatMessage subscribes(Customer ann) {
        ann.joins("Анна");
        ann.person().joins(CHANNEL);
        ann.presses("client.menu.discounts");
        ann.sees("client.discounts.more");
        ann.taps("client.channel.get");
        ann.sees("client.channel.offer");
        checks(ann);
        ann.sees("client.channel.thanks");
        return ann.card();
    }

    /** Taps the check; a second tap within three seconds would be taken for a nervous finger, so something lies between. */
    private static void checks(Customer ann) {
        ann.chat().forgesTap("-.ShowSection:USED:999");
        ann.seesToast("common.stale-button");
        ann.taps("client.channel.check");
    }

    private static void lastKnown(Customer ann, boolean member, Duration ago) {
        town.db()
                .execute(
                        "update channel_member set member = ?, known_at = utc_timestamp(6) - interval ? minute"
                                + " where customer_id = ?",
                        member,
                        ago.toMinutes(),
                        ann.kept().id().value());
    }
}
