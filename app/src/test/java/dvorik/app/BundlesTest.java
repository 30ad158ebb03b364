package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.cashierbot.CashierBot;
import dvorik.clientbot.ClientBot;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All texts of the bots, in all languages. */
class BundlesTest {
    /** Keys whose last part is only known when the program runs, and names of audit actions that look like keys. */
    private static final Pattern MADE_UP = Pattern.compile(
            "(format\\.(month|month-name|weekday|currency|today|tomorrow|yesterday)|common\\.language"
                    + "|mail\\.(smtp|leave)|client\\.data\\.(table|word)|api\\.(error|field|setting|template)|offer\\.(create|change)|cashier\\.role|cashier\\.visit\\.(status|state|reason)|compose\\.kind|segment\\.(consent|offer|broadcast|create|change|delete)|client\\.command|client\\.book\\.weekday|cashier\\.command)(\\..*)?");

    private static final Pattern KEY = Pattern.compile(
            "\"((?:access|common|client|cashier|team|report|giving|format|mail|offer|segment|sending|compose)\\.[a-z0-9.-]*[a-z0-9])\"");
    private static final List<String> MODULES = List.of("core", "client-bot", "cashier-bot", "app");

    /** Buttons that stand alone in a row: at most 24 characters. */
    static final List<String> ALONE = List.of(
            "client.consent.accept",
            "client.phone.share",
            "client.phone.skip",
            "client.birthday.skip",
            "client.menu.messages",
            "client.profile.data",
            "client.profile.leave",
            "client.profile.leave-phone",
            "client.claim.mine",
            "client.claim.not-mine",
            "client.claim.only-number",
            "client.claim.same",
            "client.claim.apart",
            "client.notices.reminders",
            "client.notices.no-reminders",
            "client.notices.marketing",
            "client.notices.no-marketing",
            "client.profile.email",
            "client.email.remove",
            "client.code.again",
            "client.code.leave",
            "client.notices.sms",
            "client.notices.no-sms",
            "client.notices.letters",
            "client.notices.no-letters",
            "client.notices.letters-news",
            "client.notices.no-letters-news",
            "client.notices.quiet",
            "client.notices.no-quiet",
            "client.consents.revoke",
            "client.consents.keep",
            "client.consents.revoke-yes",
            "client.data.files",
            "client.data.delete",
            "client.data.keep",
            "client.data.delete-go-on",
            "client.data.delete-yes",
            "client.gift.give",
            "client.gift.send",
            "client.gift.copy",
            "client.gift.take-back",
            "client.friend.send",
            "client.friend.copy",
            "client.friend.show",
            "client.channel.get",
            "client.channel.open",
            "client.channel.check",
            "client.menu.discounts",
            "common.back",
            "cashier.menu.check",
            "cashier.menu.till",
            "team.suspend",
            "team.bring-back",
            "team.remove",
            "team.yes-take",
            "team.yes-remove",
            "team.keep",
            "team.back",
            "team.all-roles",
            "report.suspend",
            "report.only-mine",
            "giving.give",
            "giving.ask",
            "giving.allow",
            "giving.deny",
            "sending.call-off",
            "compose.templates",
            "compose.cancel",
            "compose.test",
            "compose.review",
            "compose.back",
            "compose.not-yet",
            "compose.with-discounts",
            "compose.without-discounts",
            "compose.add-link",
            "compose.no-buttons",
            "report.all",
            "cashier.visit.time-off",
            "cashier.visit.start",
            "cashier.visit.finish",
            "cashier.visit.take",
            "cashier.visit.never-mind",
            "cashier.visit.no-show.keep",
            "cashier.visit.no-show.yes",
            "cashier.visit.reason.ill",
            "cashier.visit.reason.busy",
            "cashier.visit.reason.emergency",
            "cashier.visit.reason.customer-asked",
            "cashier.visit.reason.master-away",
            "cashier.visit.reason.salon-closed",
            "cashier.visit.review.answer",
            "cashier.visit.finish.yes",
            "cashier.visit.book.walk-in",
            "cashier.visit.book.no-name",
            "cashier.visit.book.any-master",
            "cashier.visit.book.other-day",
            "cashier.visit.book.yes",
            "cashier.visit.move.other",
            "cashier.visit.move.yes",
            "cashier.visit.off.whole-day",
            "cashier.visit.off.yes",
            "cashier.visit.off.pass-on",
            "cashier.visit.off.keep",
            "cashier.visit.off.cancel-visits",
            "cashier.till.redeem",
            "cashier.till.confirm",
            "cashier.till.cancel",
            "cashier.till.check-other",
            "client.approval.approve",
            "client.phone-ask.yes",
            "client.phone-ask.no",
            "cashier.phone.begin",
            "client.approval.decline",
            "cashier.approval.refresh",
            "cashier.approval.override",
            "cashier.approval.again",
            "cashier.approval.no-phone",
            "cashier.approval.no-message",
            "cashier.approval.agreed-aloud",
            "cashier.undo.begin",
            "cashier.undo.keep",
            "cashier.undo.changed-mind",
            "cashier.invite.copy",
            "client.book.nearest",
            "client.book.leave",
            "client.book.go-on",
            "client.book.any-master",
            "client.book.choose-master",
            "client.book.other-day",
            "client.book.wait",
            "client.book.confirm",
            "client.book.no-discount",
            "client.book.move-yes",
            "client.visit.keep",
            "client.visit.write",
            "client.visit.coming",
            "client.visit.because-plans",
            "client.visit.because-ill",
            "client.visit.because-mistake",
            "client.visit.because-other",
            "client.visit.because",
            "client.visit.again",
            "client.visits.past",
            "client.wait.accept",
            "client.wait.reject",
            "client.review.five",
            "client.review.four",
            "client.review.three",
            "client.review.two",
            "client.review.one",
            "client.told.show",
            "client.told.i-was-there",
            "cashier.letter.answer");

    /** Buttons that share a row: at most 20. */
    static final List<String> SHARING = List.of(
            "client.consent.terms",
            "client.consent.privacy",
            "client.menu.profile",
            "client.profile.name",
            "client.profile.birthday",
            "client.profile.phone",
            "client.profile.language",
            "client.profile.notices",
            "client.profile.consents",
            "client.mail.newer",
            "client.mail.older",
            "client.menu.language",
            "client.menu.card",
            "client.menu.invite",
            "client.menu.help",
            "cashier.menu.invite",
            "cashier.menu.help",
            "cashier.menu.my-day",
            "cashier.menu.my-week",
            "cashier.menu.visits",
            "cashier.menu.book",
            "cashier.visit.week",
            "cashier.visit.next",
            "cashier.visit.book",
            "cashier.visit.block",
            "cashier.visit.accept",
            "cashier.visit.refuse",
            "cashier.visit.move",
            "cashier.visit.cancel",
            "cashier.visit.late",
            "cashier.visit.decline",
            "cashier.visit.pass-on",
            "cashier.visit.arrived",
            "cashier.visit.no-show",
            "cashier.visit.note",
            "cashier.visit.write",
            "cashier.menu.today",
            "cashier.menu.team",
            "cashier.menu.give",
            "cashier.menu.broadcast",
            "compose.later",
            "compose.send",
            "compose.to",
            "compose.buttons",
            "compose.message",
            "compose.languages",
            "compose.previous",
            "compose.next",
            "team.invite",
            "team.previous",
            "team.next",
            "report.day-before",
            "report.day-after",
            "cashier.till.change-amount",
            "cashier.till.cancel",
            "cashier.undo.wrong-amount",
            "cashier.undo.wrong-customer",
            "common.earlier",
            "common.later",
            "client.menu.book",
            "client.menu.visits",
            "client.book.on-map",
            "client.book.about",
            "client.visit.move",
            "client.visit.cancel",
            "client.visit.way",
            "client.visit.file",
            "client.visit.yandex",
            "client.visit.google",
            "client.told.yes-there",
            "client.told.not-there");

    private static final Texts TEXTS = Application.texts(Clock.systemUTC());
    private static final Set<String> USED = new HashSet<>();

    @BeforeAll
    static void readSources() throws IOException {
        for (var module : MODULES) {
            try (Stream<Path> files = Files.walk(ProjectFiles.path(module).resolve("src/main/java"))) {
                for (var file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    KEY.matcher(Files.readString(file)).results().forEach(m -> USED.add(m.group(1)));
                    Pattern.compile("\"(discount\\.(?:days-left|uses))\"")
                            .matcher(Files.readString(file))
                            .results()
                            .forEach(m -> USED.add(m.group(1)));
                }
            }
        }
    }

    @Test
    void every_language_has_the_same_keys_and_places() {
        var keys = TEXTS.keys(Language.RU);
        for (var language : Language.values()) {
            assertEquals(keys, TEXTS.keys(language));
            for (var key : keys) {
                var places = new TreeSet<>(TEXTS.places(language, key));
                var expected = new TreeSet<>(TEXTS.places(Language.RU, key));
                // languages count the year differently
                places.remove("year");
                expected.remove("year");
                assertEquals(expected, places, key + " in " + language);
            }
        }
    }

    @Test
    void no_key_is_missing() {
        var missing = new TreeSet<>(USED);
        missing.removeAll(TEXTS.keys(Language.RU));
        missing.removeIf(key -> MADE_UP.matcher(key).matches());
        assertEquals(Set.of(), missing);
        ClientBot.COMMANDS.forEach(c -> assertTrue(TEXTS.has(Language.RU, "client.command." + c), c));
        CashierBot.COMMANDS.forEach(c -> assertTrue(TEXTS.has(Language.RU, "cashier.command." + c), c));
    }

    @Test
    void no_key_is_unused() {
        var unused = new TreeSet<>(TEXTS.keys(Language.RU));
        unused.removeAll(USED);
        unused.removeIf(key -> MADE_UP.matcher(key).matches());
        assertEquals(Set.of(), unused);
    }

    @Test
    void labels_alerts_and_messages_keep_to_their_lengths() {
        for (var language : Language.values()) {
            ALONE.forEach(key -> assertAtMost(24, language, key));
            SHARING.forEach(key -> assertAtMost(20, language, key));
            assertAtMost(200, language, "common.stale-button");
            TEXTS.keys(language).stream()
                    .filter(key -> TEXTS.places(language, key).isEmpty())
                    .forEach(key -> assertAtMost(400, language, key));
            var copy = Text.of("client.discount.copy").with("code", "7KQM-2WXF");
            assertTrue(TEXTS.plain(language, copy).length() <= 24);
        }
    }

    @Test
    void labels_of_the_menus_are_told_apart_in_every_language() {
        for (var bot : List.of("client", "cashier")) {
            var labels = new HashSet<String>();
            var keys = TEXTS.keys(Language.RU).stream()
                    .filter(
                            key -> key.matches(
                                    bot
                                            + "\\.menu\\.(discounts|card|language|help|check|invite|till|today|team|give|broadcast|friend|messages|profile|book|visits|my-day|my-week)"))
                    .toList();
            for (var key : keys) {
                var here = new HashSet<String>();
                for (var language : Language.values()) {
                    here.add(TEXTS.plain(language, key));
                }
                here.forEach(label -> assertTrue(labels.add(label), label + " means two things"));
            }
        }
    }

    @Test
    void the_voice_is_kind_and_the_apostrophes_are_the_right_ones() {
        var unkind = Pattern.compile("(?iu)ошибк|неверн|недопустим|invalid|error|unexpected|notoʻgʻri kirit|!!");
        assertAll(Stream.of(Language.values())
                .flatMap(language -> TEXTS.keys(language).stream().map(key -> () -> {
                    var words = source(language, key);
                    assertFalse(unkind.matcher(words).find(), key + " in " + language + ": " + words);
                    if (language == Language.UZ) {
                        assertFalse(words.matches("(?s).*[oOgG]['’‘`].*"), key + ": " + words);
                    }
                })));
    }

    private static void assertAtMost(int characters, Language language, String key) {
        var words = TEXTS.plain(language, key);
        assertTrue(
                words.replaceAll("</?(b|code|i)>", "").length() <= characters, key + " in " + language + ": " + words);
    }

    /** The words with their places filled by a number, which every pattern takes. */
    private static String source(Language language, String key) {
        var text = Text.of(key);
        for (var place : TEXTS.places(language, key)) {
            text = text.with(place, 5);
        }
        return TEXTS.plain(language, text);
    }
}
