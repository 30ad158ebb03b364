package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.text.Language;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailboxScenarioTest extends Scenario {

    private Customer redeemed(Language language) {
        return redeemed(town, language);
    }

    private static Customer redeemed(Town town, Language language) {
        var ann = town.customer("Ann", language);
        town.cashier("Мария").redeems(Customer.code(ann.joins("Анна")), "1000");
        Eventually.holds(() -> mails(town, ann) == 1);
        return ann;
    }

    private static int mails(Town town, Customer person) {
        return town.db()
                .fetchSingle(
                        "select count(*) from mailbox_message where customer_id = ?",
                        person.kept().id().value())
                .get(0, Integer.class);
    }

    /** Puts more into the box, as deliveries of the past did. */
    private void filled(Customer person, int mails) {
        for (int i = 1; i <= mails; i++) {
            town.db()
                    .execute(
                            "insert into mailbox_message (customer_id, body_html, created_at) values (?, ?, utc_timestamp(6))",
                            person.kept().id().value(),
                            "<b>Письмо " + i + ".</b>");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_bot_told_can_be_read_again_and_is_marked_until_then(Language language) {
        var ann = redeemed(language);
        var told = ann.chat().sees("−").text();
        ann.presses("client.menu.messages");
        var page = ann.chat().sees("●");
        assertTrue(page.text().contains(told.lines().findFirst().orElseThrow()), page.text());
        assertTrue(page.html().contains("<b>"), "with its markup");
        ann.chat().sends("/messages");
        assertFalse(ann.chat().sees("−").text().contains("●"), "read by now");
    }

    @Test
    void an_empty_box_says_so() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        ann.presses("client.menu.messages");
        ann.sees("client.mail.none");
    }

    @Test
    void pages_are_turned_both_ways_newest_first_and_only_what_was_shown_is_read() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        filled(ann, 12);
        ann.presses("client.menu.messages");
        var first = ann.chat().sees("Письмо 12.");
        assertTrue(first.text().indexOf("Письмо 12.") < first.text().indexOf("Письмо 8."), first.text());
        assertFalse(first.text().contains("Письмо 7."));
        assertEquals(java.util.List.of(ann.label("client.mail.older")), first.buttons());
        assertEquals(7, town.features().mailbox.unread(ann.kept().id()));

        ann.taps("client.mail.older");
        assertEquals(first.id(), ann.chat().sees("Письмо 7.").id(), "the same message turns its pages");
        ann.taps("client.mail.older");
        var last = ann.chat().sees("Письмо 2.");
        assertTrue(last.text().contains("Письмо 1."));
        assertEquals(java.util.List.of(ann.label("client.mail.newer")), last.buttons());
        ann.taps("client.mail.newer");
        var middle = ann.chat().sees("Письмо 7.");
        assertTrue(middle.text().contains("Письмо 3.") && !middle.text().contains("Письмо 8."), middle.text());
        ann.taps("client.mail.newer");
        assertFalse(ann.chat().sees("Письмо 12.").buttons().contains(ann.label("client.mail.newer")));
        assertEquals(0, town.features().mailbox.unread(ann.kept().id()));
    }

    @Test
    void nobody_reads_the_messages_of_others() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        filled(ann, 1);
        var eve = town.customer("Eve");
        eve.joins("Ева");
        eve.presses("client.menu.messages");
        eve.sees("client.mail.none");
        eve.chat().forgesTap("-.OlderMail:" + Long.MAX_VALUE);
        eve.chat().forgesTap("-.NewerMail:0");
        eve.settles();
        assertEquals(0, eve.count("client.mail.none") - 1, "still empty");
        assertEquals(1, town.features().mailbox.unread(ann.kept().id()));
    }

    @Test
    void who_has_blocked_the_bot_finds_the_message_on_coming_back() {
        var ann = town.customer("Ann");
        var code = Customer.code(ann.joins("Анна"));
        ann.chat().blocks();
        town.cashier("Мария").redeems(code, "1000");
        Eventually.holds(() -> mails(town, ann) == 1);
        ann.chat().unblocks();
        ann.presses("client.menu.messages");
        ann.chat().sees("●");
    }

    @Test
    void read_ones_are_thrown_away_after_thirty_days_and_unread_ones_stay() {
        try (var own = Town.found("town_mailbox", Map.of())) {
            var ann = redeemed(own, Language.RU);
            var bob = redeemed(own, Language.RU);
            ann.presses("client.menu.messages");
            ann.chat().sees("●");
            own.clock().moveTo(Duration.ofDays(29));
            own.features().mailbox.clean();
            assertEquals(1, mails(own, ann));
            own.clock().moveTo(Duration.ofDays(31));
            own.runDueJobs();
            assertEquals(0, mails(own, ann));
            assertEquals(1, mails(own, bob));
        }
    }
}
