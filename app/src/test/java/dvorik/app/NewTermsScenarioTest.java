package dvorik.app;

import static dvorik.migrations.jooq.Tables.CONSENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.consent.LegalDocument;
import dvorik.core.text.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** New documents concern everybody, so this has a town of its own. */
class NewTermsScenarioTest {
    private static Town town;
    private static int version;

    @BeforeAll
    static void found() {
        town = Town.found("town_terms", Map.of());
    }

    @AfterAll
    static void close() {
        try {
            assertEquals(List.of(), town.chat().findings());
        } finally {
            town.close();
        }
    }

    @Test
    void a_customer_is_asked_again_for_a_new_version_whatever_they_do_and_then_goes_on() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        var now = publish();

        for (var input :
                List.of("/discounts", "/menu", "/help", "/cancel", "привет", ann.label("client.menu.discounts"))) {
            ann.chat().sends(input);
            ann.chat().sees("asked again", m -> m.buttons().contains(ann.label("client.consent.accept")));
        }
        ann.chat().starts();
        var shown = ann.sees("client.consent.ask-again").text();
        ann.taps("client.consent.accept");
        ann.sees("client.menu.ready");
        ann.chat().sends("/discounts");
        ann.card();

        assertEquals(now, ann.kept().termsVersion());
        var proof = town.db()
                .fetchSingle(
                        CONSENT,
                        CONSENT.CUSTOMER_ID
                                .eq(ann.kept().id().value())
                                .and(CONSENT.KIND.eq("terms"))
                                .and(CONSENT.VERSION.eq(now)));
        assertTrue(proof.getShownText().contains(shown.lines().findFirst().orElseThrow()), proof.getShownText());
    }

    @Test
    void a_version_that_was_replaced_while_it_was_read_is_not_accepted() {
        var ann = town.customer("Ann");
        ann.chat().starts();
        ann.sees("client.consent.ask");
        var now = publish();

        ann.taps("client.consent.accept");
        ann.sees("client.consent.changed");
        assertTrue(ann.isStranger());

        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");
        assertEquals(now, ann.kept().termsVersion());
    }

    @Test
    void the_new_version_can_be_read_and_the_language_chosen_there_is_kept() {
        var ann = town.customer("Ann", Language.RU);
        ann.joins("Анна");
        var now = publish();
        ann.chat().starts();
        ann.sees("client.consent.ask-again");
        ann.taps("common.language.en");
        ann.speaks(Language.EN);
        ann.sees("client.consent.ask-again");
        ann.taps("client.consent.terms");
        ann.chat().sees("Terms " + now + " EN");
        ann.taps("client.consent.accept");
        ann.sees("client.menu.ready");
        ann.chat().sends("/menu");
        ann.sees("client.menu.hello");
        assertEquals(Language.EN, ann.kept().language());
    }

    @Test
    void a_long_document_comes_in_several_messages_and_none_of_it_is_lost() {
        var ann = town.customer("Ann");
        publish("слово ".repeat(1500) + "КОНЕЦ");
        ann.chat().starts();
        ann.sees("client.consent.ask");
        ann.taps("client.consent.terms");
        ann.chat().sees("КОНЕЦ");
        long words = ann.answers().stream()
                .mapToLong(m -> Arrays.stream(m.text().split("\\s+"))
                        .filter("слово"::equals)
                        .count())
                .sum();
        assertTrue(words >= 1498 && words <= 1500, "words cut at the seams: " + words);
    }

    private static String publish() {
        return publish("");
    }

    private static String publish(String more) {
        var name = "next-" + ++version;
        town.features()
                .consents
                .publish(Arrays.stream(Language.values())
                        .map(language -> new LegalDocument(
                                LegalDocument.Kind.TERMS,
                                name,
                                language,
                                ("Terms " + name + " " + language + " " + more).strip()))
                        .toList());
        return name;
    }
}
