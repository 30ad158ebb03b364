package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.clientbot.ClientTemplates;
import dvorik.core.staff.Role;
import dvorik.core.template.BuiltIn;
import dvorik.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTemplatesTest extends Scenario {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATES = "/api/v1/templates";
    private static final String HELP = TEMPLATES + "/client.help";
    private static int made;
    private final ApiClient owner = ApiClient.owner(town);

    private static synchronized String key() {
        return "news-" + System.nanoTime() + "-" + made++;
    }

    private static ObjectNode message(String key, String russian) {
        return JSON.createObjectNode().put("key", key).put("name", "News").put("text_ru", russian);
    }

    /** Quotes of all kinds stay what they are. */
    private ApiClient.Reply post(ApiClient who, String path, JsonNode body) {
        return who.send("POST", path, body.toString(), "application/json");
    }

    private ApiClient member(Role role) {
        var person = town.stranger("Марк", Language.RU);
        town.hire(person.telegramId(), "Марк", Language.RU, role);
        return ApiClient.of(town, person.telegramId());
    }

    private Customer joined(String name, Language language) {
        var customer = town.customer(name, language);
        customer.joins(name);
        return customer;
    }

    @Test
    void a_template_is_made_read_changed_and_every_version_is_kept() {
        var key = key();
        var body = message(key, "<b>{{ name }}</b>, {{ business }}");
        body.put("text_en", "<b>{{ name }}</b>!");
        body.putArray("buttons")
                .add(JSON.createObjectNode()
                        .put("kind", "url")
                        .put("label_ru", "Сайт")
                        .put("url", "https://dvorik.example"));
        var reply = post(owner, TEMPLATES, body).is(201);
        assertEquals("\"1\"", reply.header("ETag"));
        var path = TEMPLATES + "/" + key;
        assertEquals(reply.body(), owner.get(path).is(200).body());
        assertFalse(reply.at("/built_in").asBoolean());
        assertEquals(4096, reply.at("/longest").asInt());
        assertTrue(reply.at("/variables").toString().contains("discount_code"));
        var changed = owner.patch(path, "{'text_ru': 'Новое', 'text_en': null, 'text_uz': 'Yangi', 'buttons': null}")
                .is(200);
        assertTrue(changed.at("/text_en").isNull());
        assertEquals("Yangi", changed.at("/text_uz").asText());
        assertEquals(0, changed.at("/buttons").size());
        assertEquals("News", changed.at("/name").asText());
        var versions = owner.get(path + "/versions").is(200);
        assertEquals(2, versions.at("/total").asInt());
        assertEquals("Новое", versions.at("/items/0/text_ru").asText());
        assertEquals("<b>{{ name }}</b>!", versions.at("/items/1/text_en").asText());
        assertEquals(
                1,
                owner.get(path + "/versions?per_page=1&page=2")
                        .is(200)
                        .at("/items/0/version")
                        .asInt());
        assertEquals(
                key,
                owner.get(TEMPLATES + "?built_in=false&per_page=1")
                        .is(200)
                        .at("/items/0/key")
                        .asText());
        assertEquals(
                2,
                town.db()
                        .fetchSingle(
                                "select count(*) from audit_entry where entity = 'message_template' and details like ?",
                                "%" + key + "%")
                        .get(0, Integer.class));
        owner.post(path + "/reset", null).refuses(409, "TEMPLATE_004");
    }

    @Test
    void a_repeated_creation_makes_one_and_another_of_that_key_is_refused() {
        var body = message(key(), "x");
        var api = owner.with("Idempotency-Key", "template-" + System.nanoTime());
        var first = post(api, TEMPLATES, body).is(201);
        var again = post(api, TEMPLATES, body).is(201);
        assertEquals(first.body(), again.body());
        assertEquals(first.header("ETag"), again.header("ETag"));
        post(api, TEMPLATES, message(key(), "y")).refuses(422, "REQUEST_007");
        post(owner, TEMPLATES, body).refuses(409, "TEMPLATE_002");
        post(owner, TEMPLATES, message("variables", "x")).refuses(409, "TEMPLATE_002");
    }

    @Test
    void nobody_overwrites_what_they_have_not_seen() {
        var key = key();
        var tag = post(owner, TEMPLATES, message(key, "x")).is(201).header("ETag");
        var path = TEMPLATES + "/" + key;
        owner.with("If-Match", tag).patch(path, "{'text_ru': 'y'}").is(200);
        owner.with("If-Match", tag).patch(path, "{'text_ru': 'z'}").refuses(412, "REQUEST_006");
        assertEquals("y", owner.get(path).at("/text_ru").asText());
        owner.with("If-Match", "\"77\"").patch(HELP, "{'text_ru': 'z'}").refuses(412, "REQUEST_006");
        owner.with("If-Match", "\"77\"").post(HELP + "/reset", null).refuses(412, "REQUEST_006");
    }

    @Test
    void of_rivals_who_are_the_first_to_change_a_message_one_wins() throws Exception {
        var path = TEMPLATES + "/client.gift.accepted";
        owner.description();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 5; round++) {
                town.db()
                        .execute(
                                """
                        delete v from message_template_version v join message_template t on t.id = v.template_id
                        where t.template_key = 'client.gift.accepted'""");
                town.db().execute("delete from message_template where template_key = 'client.gift.accepted'");
                var rival = owner.with("If-Match", "\"0\"");
                var calls = Stream.of("ru", "uz", "en")
                        .map(language -> (Callable<Integer>)
                                () -> rival.patch(path, "{'text_" + language + "': 'mine " + language + "'}")
                                        .status())
                        .toList();
                var statuses = new ArrayList<Integer>();
                for (var call : threads.invokeAll(calls)) {
                    statuses.add(call.get());
                }
                statuses.sort(null);
                assertEquals(List.of(200, 412, 412), statuses);
                assertEquals(1, owner.get(path).at("/version").asInt());
            }
        } finally {
            owner.post(path + "/reset", null).is(200);
        }
    }

    @Test
    void no_template_has_a_key_beyond_ascii() {
        for (var key : List.of("%D1%84", "%F0%9F%98%80", "a%20b")) {
            owner.get(TEMPLATES + "/" + key).refuses(404, "TEMPLATE_001");
            owner.get(TEMPLATES + "/" + key + "/versions").refuses(404, "TEMPLATE_001");
            owner.patch(TEMPLATES + "/" + key, "{'text_ru': 'x'}").refuses(404, "TEMPLATE_001");
            owner.post(TEMPLATES + "/" + key + "/reset", null).refuses(404, "TEMPLATE_001");
        }
    }

    @Test
    void roles_read_or_write_or_neither() {
        member(Role.CASHIER).get(TEMPLATES).refuses(403, "AUTH_003");
        var reader = member(Role.READONLY);
        reader.get(HELP).is(200);
        reader.patch(HELP, "{'text_ru': 'x'}").refuses(403, "AUTH_003");
        var key = key();
        post(member(Role.MARKETING), TEMPLATES, message(key, "x")).is(201);
        reader.post(TEMPLATES + "/" + key + "/preview", "{}").is(200);
        owner.get(TEMPLATES + "/nothing").refuses(404, "TEMPLATE_001");
        owner.get(TEMPLATES + "/nothing/versions").refuses(404, "TEMPLATE_001");
        owner.patch(TEMPLATES + "/nothing", "{}").refuses(404, "TEMPLATE_001");
        owner.post(TEMPLATES + "/nothing/reset", null).refuses(404, "TEMPLATE_001");
        owner.post(TEMPLATES + "/nothing/preview", "{}").refuses(404, "TEMPLATE_001");
        owner.post(HELP + "/preview", "{'customer_id': 999999999}").refuses(404, "USER_001");
    }

    @Test
    void what_cannot_be_sent_is_refused_with_line_and_reason() {
        var body = message(key(), "Раз\n<b>два\n{{ nam }}");
        body.put("text_en", "{% for i in range(0, 1000000000) %}x{% endfor %}");
        var refusal = post(owner, TEMPLATES, body).refuses(422, "TEMPLATE_003");
        var faults = refusal.at("/error/details/faults");
        assertEquals(3, faults.size(), () -> "" + faults);
        assertEquals("unknown_variable", faults.at("/0/reason").asText());
        assertEquals(3, faults.at("/0/line").asInt());
        assertEquals("nam", faults.at("/0/what").asText());
        assertEquals("unclosed_markup", faults.at("/1/reason").asText());
        assertEquals(2, faults.at("/1/line").asInt());
        assertEquals("the tag is not closed", faults.at("/1/message").asText());
        assertEquals("en", faults.at("/2/language").asText());
        assertEquals("forbidden_tag", faults.at("/2/reason").asText());
        owner.get(TEMPLATES + "/" + body.path("key").asText()).refuses(404, "TEMPLATE_001");
        owner.patch(HELP, "{'text_ru': '{{ name }}'}").refuses(422, "TEMPLATE_003");
        owner.patch(HELP, "{'text_ru': ' '}").refuses(422, "TEMPLATE_003");
        owner.patch(HELP, "{'media': {'kind': 'photo', 'file_id': 1}}").refuses(409, "TEMPLATE_004");
        owner.patch(HELP, "{'name': 'x'}").refuses(422, "VALIDATION_001");
        post(owner, TEMPLATES, message("No!", "x")).refuses(422, "VALIDATION_001");
        assertEquals(0, owner.get(HELP).at("/own_words").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ beans }}",
                "{{ name.getClass().forName('java.lang.Runtime') }}",
                "{{ \"\".class.protectionDomain }}",
                "{% include '/etc/passwd' %}",
                "{{ name | raw }}",
                "{{ ((((((((((name)))))))))) .x }}",
                "<script>alert(1)</script>",
            })
    void hostile_templates_are_refused(String source) {
        post(owner, TEMPLATES, message(key(), source)).refuses(422, "TEMPLATE_003");
    }

    @Test
    void the_preview_shows_a_customer_each_language() {
        var customer = joined("Ann <b>&", Language.EN);
        var key = key();
        var body = message(
                key, "{{ name }}: {{ discount_value }} до {{ discount_until }}\n<code>{{ discount_code }}</code>");
        body.put("text_en", "Dear {{ name }}, {{ discount_value }}");
        body.putArray("buttons")
                .add(JSON.createObjectNode()
                        .put("kind", "copy_code")
                        .put("label_ru", "Код")
                        .put("label_en", "Code"));
        post(owner, TEMPLATES, body).is(201);
        var shown = owner.post(
                        TEMPLATES + "/" + key + "/preview",
                        "{'customer_id': " + customer.kept().id().value() + "}")
                .is(200)
                .at("/languages");
        assertEquals(3, shown.size());
        assertTrue(shown.at("/0/html").asText().startsWith("Ann &lt;b&gt;&amp;: 10\u00a0% до "), () -> "" + shown);
        // Uzbek is missing: Russian, whole
        assertEquals(shown.at("/0/html"), shown.at("/1/html"));
        assertEquals("Dear Ann <b>&, 10%", shown.at("/2/text").asText());
        assertEquals("Code", shown.at("/2/buttons/0/label").asText());
        assertTrue(shown.at("/2/buttons/0/copied").asText().matches("[0-9A-Z]{4}-[0-9A-Z]{4}"));
        var toReader = member(Role.READONLY)
                .post(
                        TEMPLATES + "/" + key + "/preview",
                        "{'customer_id': " + customer.kept().id().value() + "}")
                .is(200);
        assertTrue(
                toReader.at("/languages/2/buttons/0/copied").asText().matches("••••[0-9A-Z]{4}"),
                () -> "" + toReader.body());
        var samples =
                owner.post(TEMPLATES + "/card.discount-redeemed/preview", "{}").is(200);
        assertTrue(samples.at("/languages/2/html").asText().contains("<b>"), () -> "" + samples.body());
    }

    @Test
    void the_variables_of_marketing_are_described_in_three_languages() {
        var all = owner.get(TEMPLATES + "/variables").is(200);
        assertEquals(6, all.at("/total").asInt());
        all.at("/items")
                .forEach(one -> one.forEach(text -> assertFalse(text.asText().isBlank())));
    }

    @Test
    void own_words_of_a_message_are_seen_in_the_chat_until_they_are_reset() {
        var ann = joined("Ann", Language.EN);
        var anna = joined("Анна", Language.RU);
        try {
            var changed = owner.patch(HELP, "{'text_en': '<b>Ask us anything.</b>\\n/discounts shows yours'}")
                    .is(200);
            assertEquals("[\"en\"]", changed.at("/own_words").toString());
            assertEquals("Что я умею", changed.at("/text_ru").asText().substring(3, 13));
            ann.chat().sends("/help");
            assertEquals(
                    "<b>Ask us anything.</b>\n/discounts shows yours",
                    ann.chat().sees("Ask us anything.").html().replaceAll("<span[^>]*>|</span>", ""));
            anna.chat().sends("/help");
            anna.sees("client.help");
            var reset = owner.with("If-Match", changed.header("ETag"))
                    .post(HELP + "/reset", null)
                    .is(200);
            assertEquals(0, reset.at("/own_words").size());
            ann.chat().sends("/help");
            ann.sees("client.help");
            var versions = owner.get(HELP + "/versions").is(200);
            assertTrue(versions.at("/items/0/reset").asBoolean());
            assertTrue(versions.at("/items/1/text_en").asText().contains("Ask us"));
        } finally {
            owner.post(HELP + "/reset", null);
        }
    }

    @Test
    void own_words_of_a_notification_count_and_broken_ones_never_silence_it() {
        var path = TEMPLATES + "/card.discount-redeemed";
        try {
            owner.patch(path, "{'text_ru': 'Минус {{ taken_off }}: {{ title }}{% if to_pay is null %}!{% endif %}'}")
                    .is(200);
            var anna = town.customer("Анна");
            redeem(anna.joins("Анна"));
            anna.chat().sees("Минус 100\u00a0₽: ");
            town.db()
                    .execute(
                            "update message_template set content = ? where template_key = 'card.discount-redeemed'",
                            "{\"texts\":{\"RU\":\"{{ title\"}}");
            // whatever is changed makes the process read all of them anew
            owner.patch(TEMPLATES + "/client.friend.none", "{'text_uz': null}").is(200);
            var boris = town.customer("Борис");
            redeem(boris.joins("Борис"));
            boris.chat().sees("Скидка применена");
        } finally {
            owner.post(path + "/reset", null);
        }
    }

    private void redeem(dvorik.sandbox.client.ChatMessage card) {
        var reply = owner.post(
                "/api/v1/discounts/redeem",
                "{'code': '" + Customer.code(card) + "', 'salon_id': "
                        + town.salon(Town.FIRST_SALON).value() + ", 'purchase_amount': 100000}");
        assertTrue(reply.status() < 300, () -> "" + reply.body());
    }

    @Test
    void every_message_of_the_bot_can_be_edited_as_it_is() {
        int total = ClientTemplates.all().size();
        assertEquals(
                total,
                owner.get(TEMPLATES + "?built_in=true").is(200).at("/total").asInt());
        for (int page = 1; (page - 1) * 50 < total; page++) {
            for (var one : owner.get(TEMPLATES + "?built_in=true&per_page=50&page=" + page)
                    .at("/items")) {
                var path = TEMPLATES + "/" + one.path("key").asText();
                var before = owner.post(path + "/preview", "{}").is(200).body();
                try {
                    var same = JSON.createObjectNode();
                    for (var field : List.of("text_ru", "text_uz", "text_en")) {
                        same.set(field, one.path(field));
                    }
                    owner.send("PATCH", path, same.toString(), "application/json")
                            .is(200);
                    assertEquals(
                            before, owner.post(path + "/preview", "{}").is(200).body());
                } finally {
                    owner.post(path + "/reset", null).is(200);
                }
            }
        }
    }

    @Test
    void no_message_of_the_bot_is_forgotten() {
        var labels = Set.of(
                "client.card.copy",
                "client.discount.copy",
                // part of a card, of a label or of what a friend gets
                "client.friend.brought",
                "client.friend.share",
                "client.gift.share",
                "client.discounts.on-hold",
                "client.discounts.used",
                "client.discounts.over",
                "client.discounts.given-away",
                // only show what others wrote
                "client.staff-message",
                "client.consent.document",
                // labels of the steps of a booking and of rows
                "client.book.chosen",
                "client.book.offered",
                "client.book.salon-near",
                "client.book.share-place",
                "client.book.master-price",
                "client.book.day-free",
                "client.book.day-full",
                "client.book.day-none",
                "client.book.month-before",
                "client.book.month-after",
                "client.book.weekday.1",
                "client.book.weekday.2",
                "client.book.weekday.3",
                "client.book.weekday.4",
                "client.book.weekday.5",
                "client.book.weekday.6",
                "client.book.weekday.7",
                "client.book.with-discount",
                "client.visits.row",
                "client.wait.leave",
                // part of a card, of a label or of a question
                "client.book.weekday-date",
                "client.book.metres",
                "client.book.kilometres",
                "client.visit.in-zone",
                "client.visit.minutes",
                "client.visit.hours",
                "client.visit.hours-minutes",
                "client.visit.free-until",
                "client.visit.late-cancel",
                "client.visit.only-salon",
                "client.visit.late",
                "client.visit.unassigned-note",
                // answers to a tap that stand over the chat: plain and short
                "client.book.most-services",
                "client.book.day-over",
                "client.book.too-soon",
                "client.book.too-far",
                "client.book.discount-days",
                "client.book.discount-elsewhere",
                "client.book.discount-expired",
                "client.book.discount-minimum",
                "client.book.discount-not-now",
                "client.book.discount-reserved",
                "client.book.done",
                "client.visit.coming-thanks",
                "client.visit.moved",
                "client.visit.over",
                "client.wait.no-need",
                "client.wait.not-possible");
        var forgotten = new TreeSet<>(town.texts().keys(Language.RU));
        forgotten.removeIf(key -> !key.startsWith("client.")
                || key.matches("client\\.(command|data\\.table|data\\.word)\\..*")
                || labels.contains(key)
                || BundlesTest.ALONE.contains(key)
                || BundlesTest.SHARING.contains(key));
        forgotten.removeAll(ClientTemplates.all().stream().map(BuiltIn::key).collect(Collectors.toSet()));
        assertEquals(Set.of(), forgotten);
    }

    @Test
    void staff_write_to_a_customer_by_a_template() {
        var anna = joined("Анна", Language.EN);
        long id = anna.kept().id().value();
        long discount = town.db()
                .fetchSingle("select id from discount where customer_id = ?", id)
                .get(0, Long.class);
        var key = key();
        var body = message(key, "Привет, {{ name }}");
        body.put("text_en", "<b>Hello, {{ name }}</b>: {{ discount_value }}");
        var buttons = body.putArray("buttons");
        buttons.add(JSON.createObjectNode().put("kind", "copy_code").put("label_ru", "Copy it"));
        buttons.add(JSON.createObjectNode().put("kind", "my_discounts").put("label_ru", "All of mine"));
        post(owner, TEMPLATES, body).is(201);
        var messages = "/api/v1/users/" + id + "/messages";
        owner.post(messages, "{'template': '" + key + "', 'discount_id': " + discount + "}")
                .is(201);
        var seen = anna.chat().sees("Hello, Анна: 10%");
        assertEquals("<b>Hello, Анна</b>: 10%", seen.html());
        assertTrue(seen.button("Copy it").at("/copy_text/text").asText().matches("[0-9A-Z]{4}-[0-9A-Z]{4}"));
        // a button of an origin nobody knows leads where it says
        anna.chat().taps("All of mine");
        anna.card();
        owner.post(messages, "{'template': '" + key + "', 'text': 'x'}").refuses(422, "VALIDATION_001");
        owner.post(messages, "{}").refuses(422, "VALIDATION_001");
        owner.post(messages, "{'text': 'x', 'discount_id': 1}").refuses(422, "VALIDATION_001");
        owner.post(messages, "{'template': 'nothing'}").refuses(404, "TEMPLATE_001");
        owner.post(messages, "{'template': 'client.help'}").refuses(409, "TEMPLATE_004");
        owner.post(messages, "{'template': '" + key + "', 'discount_id': 999999999}")
                .refuses(422, "VALIDATION_001");
    }
}
