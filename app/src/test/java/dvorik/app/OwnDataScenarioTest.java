package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.text.Language;
import dvorik.sandbox.client.ChatMessage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Consents, the data as files, and its deletion. */
class OwnDataScenarioTest extends Scenario {

    private Customer joined(Language language) {
        var ann = town.customer("Ann", language).accepts();
        ann.presses("client.phone.share");
        ann.sees("client.name.ask");
        ann.chat().sends("Анна <i>&");
        ann.sees("client.birthday.ask");
        ann.chat().sends("14.02.1990");
        ann.card();
        return ann;
    }

    private static void opens(Customer ann, String page) {
        ann.presses("client.menu.profile");
        ann.chat().sees("the profile", m -> m.buttons().contains(ann.label(page)));
        ann.taps(page);
    }

    private byte[] file(ChatMessage message) throws Exception {
        var address =
                town.page().resolve(message.json().path("document").path("url").asText());
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }

    private long count(String sql, Object... values) {
        return town.db().fetchSingle(sql, values).get(0, Long.class);
    }

    @ParameterizedTest
    @EnumSource
    void consents_are_shown_with_version_and_date_and_can_be_read(Language language) {
        var ann = joined(language);
        opens(ann, "client.profile.consents");
        var version = ann.kept().termsVersion();
        var list = ann.chat().sees("version", m -> m.text().contains(version));
        assertEquals(3, list.text().lines().count(), list.text());
        assertTrue(list.text().contains(ann.label("client.consent.privacy")));
        ann.taps("client.consent.terms");
        var terms = town.features()
                .consents
                .find(dvorik.core.consent.LegalDocument.Kind.TERMS, version, language)
                .orElseThrow()
                .body();
        ann.chat().sees(terms.lines().findFirst().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void without_consent_the_account_rests_until_it_is_given_again(Language language) {
        var ann = joined(language);
        opens(ann, "client.profile.consents");
        ann.chat().sees("the list", m -> m.buttons().contains(ann.label("client.consents.revoke")));
        ann.taps("client.consents.revoke");
        ann.sees("client.consents.revoke-ask");
        ann.tapsTwice("client.consents.revoke-yes");
        ann.sees("client.consent.ask-revoked");
        assertEquals(null, ann.kept().termsVersion());
        assertFalse(town.features().profiles.preferences(ann.kept().id()).marketing(), "no more news");
        assertEquals(
                2,
                count(
                        "select count(*) from consent where customer_id = ? and decision = 'revoked'",
                        ann.kept().id().value()));

        ann.chat().sends("/discounts");
        ann.sees("client.consent.ask-revoked");
        ann.taps("client.consent.accept");
        ann.sees("client.menu.ready");
        ann.chat().sends("/discounts");
        ann.card();
        assertEquals(
                "[active]",
                town.db()
                        .fetch(
                                "select status from discount where customer_id = ?",
                                ann.kept().id().value())
                        .getValues(0)
                        .toString());
    }

    @Test
    void consent_can_be_kept_and_an_old_button_does_not_take_it_back() {
        var ann = joined(Language.RU);
        opens(ann, "client.profile.consents");
        ann.chat().sees("the list", m -> m.buttons().contains(ann.label("client.consents.revoke")));
        ann.taps("client.consents.revoke");
        ann.sees("client.consents.revoke-ask");
        var yes = ann.data(ann.label("client.consents.revoke-yes"));
        ann.taps("client.consents.keep");
        ann.chat().sees("the list", m -> m.buttons().contains(ann.label("client.consents.revoke")));
        ann.chat().forgesTap(yes);
        ann.seesToast("common.stale-button");
        assertTrue(ann.kept().termsVersion() != null);
    }

    @ParameterizedTest
    @EnumSource
    void everything_comes_as_two_files(Language language) throws Exception {
        var ann = joined(language);
        town.cashier("Мария").redeems(Customer.code(ann.card()), "1000");
        Eventually.holds(() -> town.features().mailbox.unread(ann.kept().id()) == 1);
        opens(ann, "client.profile.data");
        ann.sees("client.data.about");
        ann.taps("client.data.files");
        var json = ann.sees("client.data.json-file");
        var page = ann.sees("client.data.html-file");
        assertEquals("my-data.json", json.json().path("document").path("name").asText());

        JsonNode data = new ObjectMapper().readTree(file(json));
        assertEquals("Анна <i>&", data.path("profile").path("name").asText());
        assertEquals("1990-02-14", data.path("profile").path("birthday").asText());
        assertEquals(2, data.path("contacts").size());
        assertEquals(2, data.path("consents").size());
        assertEquals(1, data.path("discounts").size());
        assertEquals(1, data.path("redemptions").size());
        assertEquals(
                100_000,
                data.path("purchases").path(0).path("total").path("minor").asInt());
        assertEquals(1, data.path("messages").size());

        var html = new String(file(page), StandardCharsets.UTF_8);
        assertTrue(html.contains("<html lang=\"" + language.code() + "\">"), html);
        assertTrue(html.contains("Анна &lt;i&gt;&amp;"), "shown, not interpreted");
        for (var table : java.util.List.of("profile", "contacts", "consents", "discounts", "purchases", "messages")) {
            assertTrue(html.contains(ann.label("client.data.table." + table)), table);
        }
    }

    @ParameterizedTest
    @EnumSource
    void data_is_deleted_after_two_yeses_and_a_later_return_brings_no_second_gift(Language language) {
        var ann = joined(language);
        var code = Customer.code(ann.card());
        var id = ann.kept().id().value();
        town.features().cardNumbers.of(ann.kept().id());
        var phone = town.features().customers.findPhone(ann.kept().id()).orElseThrow();
        deletes(ann);

        assertTrue(ann.isStranger());
        assertEquals(java.util.List.of(), ann.chat().keyboard());
        assertEquals(
                1,
                count(
                        """
                        select count(*) from customer where id = ? and first_name is null and birthday is null
                        and card_number is null and deleted_at is not null and erased_at is not null
                        and terms_version is null""",
                        id));
        assertEquals(0, count("select count(*) from customer_identity where customer_id = ?", id));
        assertEquals(0, count("select count(*) from customer_identity where value = ?", phone.e164()));
        assertEquals(0, count("select count(*) from mailbox_message where customer_id = ?", id));
        assertEquals(0, count("select count(*) from discount_card where chat_id = ?", ann.telegramId()));
        assertEquals(1, count("select count(*) from discount where customer_id = ? and status = 'cancelled'", id));
        assertEquals(2, count("select count(*) from consent where customer_id = ? and decision = 'revoked'", id));
        town.cashier("Мария").isRefused(code);

        ann.chat().starts();
        ann.sees("client.consent.ask");
        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");
        ann.presses("client.phone.share");
        ann.sees("client.name.ask");
        ann.chat().sends("Аня");
        ann.sees("client.birthday.ask");
        ann.taps("client.birthday.skip");
        ann.sees("client.welcome-gift-given");
        assertTrue(ann.kept().id().value() != id);
        assertEquals(
                0,
                count(
                        "select count(*) from discount where customer_id = ?",
                        ann.kept().id().value()));
    }

    private static void deletes(Customer ann) {
        opens(ann, "client.profile.data");
        ann.sees("client.data.about");
        ann.taps("client.data.delete");
        ann.sees("client.data.delete-ask");
        ann.taps("client.data.delete-go-on");
        ann.sees("client.data.delete-sure");
        ann.tapsTwice("client.data.delete-yes");
        ann.sees("client.data.deleted");
    }

    @Test
    void the_amounts_of_purchases_stay_and_what_was_owed_is_not_sent() {
        var ann = joined(Language.RU);
        var id = ann.kept().id();
        town.cashier("Мария").redeems(Customer.code(ann.card()), "1000");
        Eventually.holds(() -> town.features().mailbox.unread(id) == 1);
        town.db()
                .execute(
                        """
                        insert into notification (dedup_key, customer_id, kind, subject_id, due_at)
                        values (?, ?, 'discount_redeemed', 1, '2100-01-01')""",
                        "test:" + id.value(),
                        id.value());
        deletes(ann);
        assertEquals(1, count("select count(*) from sale where customer_id = ?", id.value()));
        assertEquals(1, count("select count(*) from redemption where customer_id = ?", id.value()));
        assertEquals(
                0, count("select count(*) from notification where customer_id = ? and status = 'pending'", id.value()));
    }

    @Test
    void the_deletion_can_be_left_at_both_questions_and_an_old_yes_counts_no_more() {
        var ann = joined(Language.RU);
        opens(ann, "client.profile.data");
        ann.sees("client.data.about");
        ann.taps("client.data.delete");
        ann.sees("client.data.delete-ask");
        ann.taps("client.data.keep");
        ann.sees("client.data.about");
        ann.taps("client.data.delete");
        ann.sees("client.data.delete-ask");
        ann.taps("client.data.delete-go-on");
        ann.sees("client.data.delete-sure");
        var yes = ann.data(ann.label("client.data.delete-yes"));
        ann.taps("client.data.keep");
        ann.sees("client.data.about");
        ann.chat().forgesTap(yes);
        ann.seesToast("common.stale-button");
        assertFalse(ann.isStranger());
    }

    @Test
    void who_does_not_accept_gets_the_data_and_deletes_it_all_the_same() {
        var ann = joined(Language.RU);
        opens(ann, "client.profile.consents");
        ann.chat().sees("the list", m -> m.buttons().contains(ann.label("client.consents.revoke")));
        ann.taps("client.consents.revoke");
        ann.sees("client.consents.revoke-ask");
        ann.taps("client.consents.revoke-yes");
        ann.sees("client.consent.ask-revoked");
        ann.taps("client.profile.data");
        ann.sees("client.data.about");
        ann.taps("client.data.files");
        ann.sees("client.data.json-file");
        ann.taps("client.data.delete");
        ann.sees("client.data.delete-ask");
        ann.taps("client.data.delete-go-on");
        ann.sees("client.data.delete-sure");
        ann.taps("client.data.delete-yes");
        ann.sees("client.data.deleted");
        assertTrue(ann.isStranger());
    }
}
