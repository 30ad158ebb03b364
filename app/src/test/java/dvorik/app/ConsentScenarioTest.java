package dvorik.app;

import static dvorik.migrations.jooq.Tables.CONSENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.consent.LegalDocument;
import dvorik.core.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentScenarioTest extends Scenario {

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_documents_are_shown_in_the_readers_language(Language language) {
        var ann = town.customer("Ann", language);
        ann.chat().starts();
        ann.sees("client.consent.ask");
        for (var document : List.of(LegalDocument.Kind.TERMS, LegalDocument.Kind.PRIVACY)) {
            ann.taps("client.consent." + document.code());
            ann.chat().sees(firstLine(document, language));
        }
        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/start",
                "/menu",
                "/discounts",
                "/nonsense",
                "/start src_poster",
                "привет",
                "🎁 Мои скидки",
                "Помощь",
                "14.02.1990"
            })
    void nothing_works_before_the_consent_and_everything_leads_to_it(String text) {
        var ann = town.customer("Ann");
        ann.chat().sends(text);
        ann.sees("client.consent.ask");
        assertTrue(ann.isStranger());
    }

    @ParameterizedTest
    @ValueSource(strings = {"привет", "14.02.1990", "Пропустить"})
    void while_the_consent_is_awaited_words_bring_the_question_again(String text) {
        var ann = town.customer("Ann");
        ann.chat().starts();
        ann.sees("client.consent.ask");
        ann.chat().sends(text);
        ann.sees("client.consent.needed");
        assertTrue(ann.isStranger());
        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");
    }

    @Test
    void contact_sticker_and_voice_are_no_consent() {
        var ann = town.customer("Ann");
        ann.chat().sharesContact();
        ann.sees("client.consent.ask");
        ann.chat().sendsSticker();
        ann.sees("client.consent.needed");
        ann.chat().sendsVoice(new byte[] {1, 2, 3});
        ann.sees("client.consent.needed");
        ann.chat().sharesContact();
        ann.sees("client.consent.needed");
        assertTrue(ann.isStranger());
    }

    @Test
    void help_and_cancel_before_the_consent_answer_and_keep_nothing() {
        var ann = town.customer("Ann");
        ann.chat().starts();
        ann.sees("client.consent.ask");
        ann.chat().sends("/help");
        ann.sees("client.help-stranger");
        ann.chat().sends("/cancel");
        ann.sees("client.cancelled-joining");
        assertTrue(ann.isStranger());
        ann.chat().starts();
        ann.sees("client.consent.ask");
    }

    @Test
    void the_proof_holds_version_time_language_and_the_words_that_were_shown() {
        var ann = town.customer("Ann", Language.EN);
        ann.chat().starts("src_poster");
        var shown = ann.sees("client.consent.ask").html();
        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");

        var kept = ann.kept();
        assertEquals("poster", kept.source());
        var proofs = town.db().fetch(CONSENT, CONSENT.CUSTOMER_ID.eq(kept.id().value()));
        assertEquals(2, proofs.size());
        var inForce = town.features().consents.inForce();
        for (var proof : proofs) {
            assertEquals(proof.getKind().equals("terms") ? inForce.terms() : inForce.privacy(), proof.getVersion());
            assertEquals("accepted", proof.getDecision());
            assertEquals("en", proof.getLanguage());
            assertEquals(plain(shown), plain(proof.getShownText()));
            assertTrue(
                    Duration.between(proof.getDecidedAt(), Instant.now()).abs().toMinutes() < 1);
        }
    }

    @Test
    void the_words_kept_are_those_above_the_button_that_was_tapped() {
        var ann = town.customer("Ann", Language.EN);
        ann.chat().starts();
        ann.sees("client.consent.ask");
        ann.chat().sends("hello?");
        var shown = ann.sees("client.consent.needed").html();
        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");
        var proof = town.db()
                .fetchAny(CONSENT, CONSENT.CUSTOMER_ID.eq(ann.kept().id().value()));
        assertEquals(plain(shown), plain(proof.getShownText()));
    }

    @Test
    void accepting_takes_the_buttons_away() {
        var ann = town.customer("Ann");
        ann.chat().starts();
        var question = ann.sees("client.consent.ask");
        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");
        ann.chat().sees("accepted", m -> m.id() == question.id() && m.buttons().isEmpty());
        assertFalse(ann.kept().joined());
    }

    private String firstLine(LegalDocument.Kind kind, Language language) {
        var consents = town.features().consents;
        var version = kind == LegalDocument.Kind.TERMS
                ? consents.inForce().terms()
                : consents.inForce().privacy();
        return consents.find(kind, version, language)
                .orElseThrow()
                .body()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** Typographic differences of two HTML writers do not matter. */
    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", "").replace("&quot;", "\"");
    }
}
