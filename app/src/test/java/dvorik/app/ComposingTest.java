package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.sandbox.client.ChatMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Marketing writes a broadcast in the staff bot: sends the very message, chooses, tries it out, sends it. */
class ComposingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static Town town;
    private static ApiClient owner;

    @BeforeAll
    static void found() {
        town = Town.found("town_composing", Map.of());
        owner = ApiClient.owner(town);
        owner.patch("/api/v1/settings/marketing.undo_seconds", "{'value': 0}").is(200);
        owner.patch("/api/v1/settings/marketing.cap", "{'value': 0}").is(200);
    }

    @BeforeEach
    void at_noon() {
        town.chat().clock().setOffset(toNoon());
    }

    private static Duration toNoon() {
        var now = ZonedDateTime.now(java.time.Clock.system(town.clock().getZone()));
        return Duration.between(now, now.toLocalDate().plusDays(1).atTime(12, 0).atZone(now.getZone()));
    }

    @AfterAll
    static void close() {
        try {
            assertEquals(List.of(), town.chat().findings());
        } finally {
            town.close();
        }
    }

    /** One who may send. */
    private static Cashier writer(Language language) {
        var mark = town.stranger("Марк", language);
        town.hire(mark.telegramId(), "Марк", language, Role.MARKETING);
        mark.chat().starts();
        mark.sees("cashier.hello-no-till");
        return mark;
    }

    private static Cashier writer() {
        return writer(Language.RU);
    }

    /** A customer alone in a segment of that name. */
    private record Reader(Customer customer, String segment) {}

    private static Reader reader(Language language) {
        var name = "Сегмент " + NEXT.incrementAndGet();
        var ann = town.customer("Ann", language);
        ann.joins("Анна");
        owner.patch("/api/v1/users/" + ann.kept().id().value(), "{'tags': ['" + name + "']}")
                .is(200);
        segment(name);
        return new Reader(ann, name);
    }

    private static void segment(String name) {
        owner.post(
                        "/api/v1/segments",
                        "{'name': '%s', 'kind': 'live', 'rule': {'field': 'tag', 'op': 'is', 'value': '%s'}}"
                                .formatted(name, name))
                .is(201);
    }

    private static void begins(Cashier mark) {
        mark.presses("cashier.menu.broadcast");
        mark.sees("compose.ask");
    }

    /** Taps the segment in the list. @return what would happen */
    private static ChatMessage to(Cashier mark, Reader reader) {
        var list = mark.chat().sees("audience", m -> m.buttons().stream().anyMatch(b -> b.contains(reader.segment())));
        mark.chat()
                .taps(list.buttons().stream()
                        .filter(b -> b.contains(reader.segment()))
                        .findFirst()
                        .orElseThrow());
        return reviews(mark);
    }

    private static ChatMessage reviews(Cashier mark) {
        return mark.chat().sees("review", m -> m.buttons().contains(mark.label("compose.later")));
    }

    private static void asked(Cashier mark) {
        mark.chat().sees("the last question", m -> m.buttons().contains(mark.label("compose.not-yet")));
    }

    private static void sends(Cashier mark) {
        mark.taps("compose.send");
        asked(mark);
        taps(mark, "compose.send-to", 1);
        mark.sees("compose.begun");
    }

    private static void taps(Cashier mark, String key, int count) {
        mark.chat().taps(town.texts().plain(mark.language(), Text.of(key).with("count", count)));
    }

    private static JsonNode json(String single) {
        try {
            return JSON.readTree(single.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode newest(String status) {
        return owner.get("/api/v1/broadcasts?per_page=1&status=" + status)
                .is(200)
                .at("/items/0");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_text_with_bold_and_a_link_arrives_as_it_was_written(Language language) {
        var ann = reader(Language.RU);
        var mark = writer(language);
        begins(mark);
        var words = "Весна & <скидки>: смотрите меню " + NEXT.incrementAndGet();
        mark.chat()
                .sendsRaw(
                        json(
                                "{'text': '" + words + "', 'entities': ["
                                        + "{'type': 'bold', 'offset': 0, 'length': 5},"
                                        + "{'type': 'italic', 'offset': 3, 'length': 6},"
                                        + "{'type': 'text_link', 'offset': 27, 'length': 4, 'url': 'https://example.com/menu?a=1&b=2'}]}"));
        mark.sees("compose.taken");
        var review = to(mark, ann);
        assertTrue(review.text().contains(ann.segment()), review::text);
        sends(mark);
        var got = ann.customer().chat().sees(words);
        var entities = got.json().path("entities");
        assertEquals(1, count(entities, "text_link"), entities::toString);
        assertEquals(
                "https://example.com/menu?a=1&b=2",
                entity(entities, "text_link").path("url").asText());
        assertEquals(27, entity(entities, "text_link").path("offset").asInt());
        // where they cross, one of the two may be told in two pieces
        assertEquals(5, covered(entities, "bold"));
        assertEquals(6, covered(entities, "italic"));
    }

    private static long count(JsonNode entities, String type) {
        long count = 0;
        for (var entity : entities) {
            count += entity.path("type").asText().equals(type) ? 1 : 0;
        }
        return count;
    }

    private static JsonNode entity(JsonNode entities, String type) {
        for (var entity : entities) {
            if (entity.path("type").asText().equals(type)) {
                return entity;
            }
        }
        throw new AssertionError("no " + type + " in " + entities);
    }

    private static int covered(JsonNode entities, String type) {
        int sum = 0;
        for (var entity : entities) {
            sum += entity.path("type").asText().equals(type)
                    ? entity.path("length").asInt()
                    : 0;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo", "video", "document"})
    void pictures_videos_and_files_arrive_as_such_with_their_words(String kind) {
        var content =
                switch (kind) {
                    case "photo" -> PNG;
                    case "video" ->
                        ("\0\0\0\u0018ftypmp42 of a test " + NEXT.incrementAndGet())
                                .getBytes(StandardCharsets.ISO_8859_1);
                    default -> ("%PDF-1.4 " + NEXT.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
                };
        var name =
                switch (kind) {
                    case "photo" -> "photo.png";
                    case "video" -> "video.mp4";
                    default -> "Прайс.pdf";
                };
        var ann = reader(Language.RU);
        var mark = writer();
        begins(mark);
        mark.chat()
                .sendsFile(
                        kind,
                        name,
                        content,
                        json(
                                "{'caption': 'Смотрите', 'caption_entities': [{'type': 'bold', 'offset': 0, 'length': 8}]}"));
        mark.sees("compose.taken");
        to(mark, ann);
        sends(mark);
        var got = ann.customer().chat().sees("Смотрите");
        assertTrue(got.json().has(kind), got.json()::toString);
        assertEquals("<b>Смотрите</b>", got.html());
        if (kind.equals("document")) {
            assertEquals(name, got.json().at("/document/name").asText());
            assertEquals(content.length, got.json().at("/document/size").asInt());
        }
    }

    @Test
    void it_is_seen_before_who_gets_it() {
        var ann = reader(Language.RU);
        var tag = ann.segment();
        for (var change : List.of("marketing_on = false", "unreachable_since = now(6)", "blocked_at = now(6)")) {
            var other = town.customer("Bob");
            other.joins("Боб");
            owner.patch("/api/v1/users/" + other.kept().id().value(), "{'tags': ['" + tag + "']}")
                    .is(200);
            town.db()
                    .execute("update customer set " + change + " where id = "
                            + other.kept().id().value());
        }
        town.db()
                .execute("update customer set quiet_from = 11, quiet_until = 14 where id = "
                        + ann.customer().kept().id().value());
        var mark = writer();
        begins(mark);
        mark.chat().sends("Новости");
        var review = to(mark, ann).text();
        assertTrue(review.contains("Получат 1 из 4"), review);
        assertTrue(review.contains("без согласия 1"), review);
        assertTrue(review.contains("бот недоступен 1"), review);
        assertTrue(review.contains("приостановлены 1"), review);
        assertTrue(review.contains("Тихие часы сейчас у 1"), review);
        assertTrue(review.contains("закончится: сегодня, 12:"), review);
    }

    @Test
    void tapped_twice_it_is_sent_once() {
        var ann = reader(Language.RU);
        var mark = writer();
        begins(mark);
        var words = "Один раз " + NEXT.incrementAndGet();
        mark.chat().sends(words);
        to(mark, ann);
        mark.taps("compose.send");
        asked(mark);
        mark.tapsLabelTwice(
                town.texts().plain(Language.RU, Text.of("compose.send-to").with("count", 1)));
        mark.sees("compose.begun");
        ann.customer().chat().sees(words);
        mark.settles();
        ann.customer().settles();
        assertEquals(
                1,
                ann.customer().answers().stream()
                        .filter(m -> m.text().contains(words))
                        .count());
    }

    @Test
    void whoever_sent_it_sees_how_it_goes_and_can_stop_it() {
        var ann = reader(Language.RU);
        var mark = writer();
        owner.patch("/api/v1/settings/marketing.undo_seconds", "{'value': 600}").is(200);
        try {
            begins(mark);
            mark.chat().sends("Отменяемая " + ann.segment());
            to(mark, ann);
            mark.taps("compose.send");
            asked(mark);
            taps(mark, "compose.send-to", 1);
            mark.sees("compose.begun-undo");
        } finally {
            owner.patch("/api/v1/settings/marketing.undo_seconds", "{'value': 0}")
                    .is(200);
        }
        mark.chat().sees("card", m -> m.buttons().contains(mark.label("sending.undo")));
        mark.taps("sending.undo");
        mark.chat().sees("Рассылка отменена");
        ann.customer().settles();
        assertFalse(ann.customer().answers().stream().anyMatch(m -> m.text().contains("Отменяемая")));
    }

    @Test
    void scheduled_it_goes_out_by_itself_at_its_time() {
        var ann = reader(Language.RU);
        var mark = writer();
        begins(mark);
        var words = "По часам " + ann.segment();
        mark.chat().sends(words);
        to(mark, ann);
        mark.taps("compose.later");
        mark.sees("compose.ask-time");
        mark.chat().sends("послезавтра");
        mark.sees("compose.time-unreadable");
        mark.chat().sends("31.02 10:00");
        mark.sees("compose.time-unreadable");
        mark.chat().sends("сегодня 11:00");
        mark.sees("compose.time-past");
        mark.chat().sends("01.01.2021 10:00");
        mark.sees("compose.time-past");
        mark.chat().sends("завтра в 11:30");
        mark.chat().sees("Рассылка запланирована: завтра, 11:30");
        town.runDueJobs();
        assertEquals("scheduled", newest("scheduled").at("/status").asText());
        ann.customer().settles();
        assertFalse(ann.customer().answers().stream().anyMatch(m -> m.text().contains(words)));
        town.chat().clock().setOffset(toNoon().plusHours(24));
        town.runDueJobs();
        ann.customer().chat().sees(words);
    }

    @Test
    void a_scheduled_one_is_called_off_from_its_card() {
        var ann = reader(Language.RU);
        var mark = writer();
        begins(mark);
        mark.chat().sends("Не случится");
        to(mark, ann);
        mark.taps("compose.later");
        var asked = mark.sees("compose.ask-time");
        mark.chat().taps(asked.buttons().getFirst());
        mark.chat().sees("Рассылка запланирована");
        mark.taps("sending.call-off");
        mark.chat().sees("Отменить отправку?");
        mark.taps("sending.stop-sure");
        mark.chat().sees("Рассылка отменена");
    }

    @Test
    void what_is_wrong_is_told_with_the_place() {
        var mark = writer();
        begins(mark);
        mark.chat().sends("Первая строка\nВторая {{ nobody }}");
        mark.chat().sees("Строка 2: такой переменной нет (nobody)");
        mark.chat()
                .sendsRaw(json("{'text': 'меню', 'entities': "
                        + "[{'type': 'text_link', 'offset': 0, 'length': 4, 'url': 'http://example.com'}]}"));
        mark.chat().sees("ссылка должна начинаться с https://");
        mark.chat().sendsFile("photo", "photo.png", PNG, json("{'caption': '" + "x".repeat(1025) + "'}"));
        mark.sees("compose.caption-too-long");
        mark.chat().sends("{{ name }}" + "x".repeat(4080));
        mark.sees("compose.text-too-long");
        mark.chat().sendsSticker();
        mark.sees("compose.not-taken");
        mark.chat().sendsVoice(new byte[] {1});
        mark.sees("compose.not-taken");
        mark.chat()
                .sendsRaw(json(
                        "{'poll': {'id': '1', 'question': 'x', 'options': [], 'total_voter_count': 0, 'is_closed': false,"
                                + " 'is_anonymous': true, 'type': 'regular', 'allows_multiple_answers': false,"
                                + " 'allows_revoting': false, 'members_only': false}}"));
        mark.sees("compose.not-taken");
        mark.chat().sendsRaw(json("{'document': {'file_id': 'AgACx', 'file_unique_id': 'x', 'file_size': 20971521}}"));
        mark.sees("compose.too-large");
        mark.chat().sendsDocument("run.exe", new byte[] {'M', 'Z', 0, 1, 2});
        mark.sees("compose.file-kind");
        mark.chat().sends("Теперь хорошо");
        mark.sees("compose.taken");
    }

    @Test
    void of_an_album_one_picture_is_taken_and_a_forwarded_message_loses_its_author() {
        var ann = reader(Language.RU);
        var mark = writer();
        begins(mark);
        var album = "a" + NEXT.incrementAndGet();
        mark.chat().sendsFile("photo", "1.png", PNG, json("{'caption': 'Первая', 'media_group_id': '" + album + "'}"));
        mark.sees("compose.taken-album");
        mark.chat().sendsFile("photo", "2.png", PNG, json("{'media_group_id': '" + album + "'}"));
        mark.settles();
        assertEquals(0, mark.count("compose.use-buttons-message"));
        mark.chat().taps(newestLabel(mark, ann.segment()));
        reviews(mark);
        mark.taps("compose.message");
        mark.sees("compose.ask-again");
        mark.chat()
                .sendsRaw(json("{'text': 'Чужие слова', 'forward_origin': {'type': 'hidden_user', 'date': 1,"
                        + " 'sender_user_name': 'X'}}"));
        mark.sees("compose.taken-forwarded");
        assertTrue(reviews(mark).text().contains("Чужие слова"));
    }

    private static String newestLabel(Cashier mark, String part) {
        return mark.answers().reversed().stream()
                .flatMap(m -> m.buttons().stream())
                .filter(label -> label.contains(part))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_message_changed_after_it_was_taken_goes_out_as_it_was_changed() {
        var ann = reader(Language.RU);
        var mark = writer();
        begins(mark);
        mark.chat().sends("Опечатко " + ann.segment());
        mark.sees("compose.taken");
        to(mark, ann);
        var own = mark.chat().messages().stream()
                .filter(m -> m.text().startsWith("Опечатко"))
                .findFirst()
                .orElseThrow();
        mark.chat().edits(own, "Опечатка {{ nobody }}");
        mark.sees("compose.edit-not-taken");
        mark.chat().edits(own, "Опечатка " + ann.segment());
        mark.sees("compose.edited");
        reviews(mark);
        sends(mark);
        ann.customer().chat().sees("Опечатка " + ann.segment());
    }

    @Test
    void other_languages_and_buttons_are_added_and_who_has_none_reads_russian() {
        var ann = reader(Language.EN);
        var mark = writer();
        begins(mark);
        mark.chat().sends("Слова по-русски");
        to(mark, ann);
        mark.taps("compose.languages");
        mark.sees("compose.languages-are");
        mark.taps("common.language.en");
        mark.sees("compose.ask-words");
        mark.chat().sends("Words in English");
        mark.sees("compose.words-taken");
        reviews(mark);
        mark.taps("compose.buttons");
        mark.sees("compose.buttons-none");
        mark.taps("compose.with-discounts");
        mark.sees("compose.buttons-are");
        mark.taps("compose.add-link");
        mark.sees("compose.ask-link");
        mark.chat().sends("без адреса");
        mark.sees("compose.link-unreadable");
        mark.chat().sends("Меню https://example.com/menu");
        mark.sees("compose.buttons-are");
        mark.taps("compose.review");
        var review = reviews(mark).text();
        assertTrue(review.contains("Русский, English"), review);
        sends(mark);
        var got = ann.customer().chat().sees("Words in English");
        assertEquals(List.of("My discounts", "Меню"), got.buttons());
        assertEquals("https://example.com/menu", got.button("Меню").path("url").asText());
    }

    @Test
    void a_test_goes_to_the_writer_who_must_know_the_bot_of_the_customers() {
        var ann = reader(Language.RU);
        var mark = writer();
        begins(mark);
        var words = "Проба " + ann.segment();
        mark.chat().sends(words);
        to(mark, ann);
        mark.taps("compose.test");
        assertTrue(mark.sees("compose.test-stranger").text().contains("https://t.me/" + Town.CLIENT_BOT));

        var both = town.customer("Мария");
        both.joins("Мария");
        town.hire(both.telegramId(), "Мария", Language.RU, Role.MARKETING);
        var maria = new Cashier(town, both.person(), Language.RU);
        maria.chat().starts();
        maria.sees("cashier.hello-no-till");
        begins(maria);
        maria.chat().sends(words);
        to(maria, ann);
        maria.taps("compose.test");
        maria.sees("compose.tested");
        both.chat().sees(words);
        ann.customer().settles();
        assertFalse(ann.customer().answers().stream().anyMatch(m -> m.text().contains(words)));
        assertEquals("draft", newest("draft").at("/status").asText());
    }

    @Test
    void only_those_who_may_send_can_write() {
        var cashier = town.cashier("Кассир");
        cashier.chat().starts();
        cashier.sees("cashier.hello");
        assertFalse(cashier.chat().keyboard().contains(cashier.label("cashier.menu.broadcast")));
        cashier.chat().sends("/broadcast");
        cashier.sees("sending.not-yours");
        var mark = writer();
        assertTrue(mark.chat().keyboard().contains(mark.label("cashier.menu.broadcast")));
        var ann = reader(Language.RU);
        begins(mark);
        mark.chat().sends("Не успеет");
        to(mark, ann);
        mark.taps("compose.send");
        asked(mark);
        // marketing no more, but a cashier still
        var boss = town.features().staff.findByTelegram(Town.OWNER).orElseThrow();
        town.hire(mark.telegramId(), "Марк", Language.RU, Role.CASHIER);
        var person = town.features().team.list(boss).stream()
                .filter(colleague -> colleague
                        .id()
                        .equals(town.features()
                                .staff
                                .findByTelegram(mark.telegramId())
                                .orElseThrow()
                                .id()))
                .findFirst()
                .orElseThrow();
        var role = person.roles().stream()
                .filter(held -> held.role() == Role.MARKETING)
                .findFirst()
                .orElseThrow();
        town.features().team.takeRole(boss, person.id(), role.id());
        taps(mark, "compose.send-to", 1);
        mark.sees("sending.not-yours");
        assertEquals("draft", newest("draft").at("/status").asText());
    }

    @Test
    void a_restart_in_the_middle_loses_nothing() {
        var ann = reader(Language.RU);
        var mark = writer();
        begins(mark);
        var words = "Переживёт " + ann.segment();
        mark.chat().sendsFile("photo", "1.png", PNG, json("{'caption': '" + words + "'}"));
        mark.sees("compose.taken");
        town.restart();
        owner = ApiClient.owner(town);
        mark.chat().taps(newestLabel(mark, ann.segment()));
        reviews(mark);
        mark.taps("compose.send");
        asked(mark);
        town.restart();
        owner = ApiClient.owner(town);
        taps(mark, "compose.send-to", 1);
        mark.sees("compose.begun");
        assertTrue(ann.customer().chat().sees(words).json().has("photo"));
    }

    @Test
    void two_write_at_once_and_each_sends_the_own() {
        var ann = reader(Language.RU);
        var bob = reader(Language.RU);
        var mark = writer();
        var maria = writer();
        begins(mark);
        begins(maria);
        mark.chat().sends("От Марка");
        maria.chat().sends("От Марии");
        to(mark, ann);
        to(maria, bob);
        sends(maria);
        sends(mark);
        ann.customer().chat().sees("От Марка");
        bob.customer().chat().sees("От Марии");
    }

    @Test
    void what_was_left_is_gone_on_with_and_what_is_cancelled_is_gone() {
        var ann = reader(Language.RU);
        var mark = writer();
        begins(mark);
        mark.chat().sends("Отложено");
        to(mark, ann);
        begins(mark);
        mark.chat().taps("Продолжить: Отложено");
        reviews(mark);
        mark.chat().sends("/cancel");
        mark.sees("compose.cancelled");
        mark.presses("cashier.menu.broadcast");
        assertFalse(mark.sees("compose.ask").buttons().contains("Продолжить: Отложено"));
        mark.taps("compose.cancel");
        mark.sees("compose.cancelled");
    }

    @Test
    void changed_elsewhere_it_is_shown_again_before_it_goes() {
        var ann = reader(Language.RU);
        var mark = writer();
        begins(mark);
        mark.chat().sends("Старое");
        to(mark, ann);
        mark.taps("compose.send");
        asked(mark);
        long id = newest("draft").at("/id").asLong();
        owner.patch("/api/v1/broadcasts/" + id, "{'name': 'Другое имя'}").is(200);
        taps(mark, "compose.send-to", 1);
        mark.seesToast("compose.changed-meanwhile");
        assertTrue(reviews(mark).text().contains("Другое имя"));
        owner.post("/api/v1/broadcasts/" + id + "/cancel", null).is(200);
        mark.taps("compose.buttons");
        mark.sees("compose.gone");
    }

    @Test
    void a_template_is_followed_until_it_is_sent_and_then_stands() {
        var ann = reader(Language.RU);
        var key = "spring-" + NEXT.incrementAndGet();
        owner.post("/api/v1/templates", "{'key': '%s', 'name': 'Весна', 'text_ru': 'Первые слова'}".formatted(key))
                .is(201);
        var mark = writer();
        begins(mark);
        mark.taps("compose.templates");
        mark.chat().taps(newestOf(mark, "Весна"));
        assertTrue(to(mark, ann).text().contains(key));
        owner.patch("/api/v1/templates/" + key, "{'text_ru': 'Вторые слова'}").is(200);
        long id = newest("draft").at("/id").asLong();
        var draft = owner.get("/api/v1/broadcasts/" + id).is(200);
        assertEquals("Вторые слова", draft.at("/variants/0/content/text_ru").asText());
        assertEquals(2, draft.at("/variants/0/template/version").asInt());
        sends(mark);
        ann.customer().chat().sees("Вторые слова");
        owner.patch("/api/v1/templates/" + key, "{'text_ru': 'Третьи слова'}").is(200);
        var sent = owner.get("/api/v1/broadcasts/" + id).is(200);
        assertEquals("Вторые слова", sent.at("/variants/0/content/text_ru").asText());
        assertEquals(key, sent.at("/variants/0/template/key").asText());
        assertEquals(2, sent.at("/variants/0/template/version").asInt());
    }

    private static String newestOf(Cashier mark, String part) {
        mark.chat().sees("templates", m -> m.buttons().stream().anyMatch(b -> b.contains(part)));
        return newestLabel(mark, part);
    }

    @Test
    void the_api_takes_a_template_instead_of_a_content() {
        var key = "api-" + NEXT.incrementAndGet();
        owner.post("/api/v1/templates", "{'key': '%s', 'name': 'x', 'text_ru': 'Слова'}".formatted(key))
                .is(201);
        var made = owner.post(
                        "/api/v1/broadcasts",
                        "{'name': 'x', 'variants': [{'share': 10000, 'template': '%s'}]}".formatted(key))
                .is(201);
        assertEquals("Слова", made.at("/variants/0/content/text_ru").asText());
        assertEquals(1, made.at("/variants/0/template/version").asInt());
        long id = made.at("/id").asLong();
        var own = owner.patch(
                        "/api/v1/broadcasts/" + id, "{'variants': [{'share': 10000, 'content': {'text_ru': 'Свои'}}]}")
                .is(200);
        assertTrue(own.at("/variants/0/template").isMissingNode()
                || own.at("/variants/0/template").isNull());
        owner.patch("/api/v1/broadcasts/" + id, "{'variants': [{'share': 10000, 'template': '%s'}]}".formatted(key))
                .is(200);
        for (var variant : List.of(
                "{'share': 10000}",
                "{'share': 10000, 'template': '%s', 'content': {'text_ru': 'x'}}".formatted(key),
                "{'share': 10000, 'template': 'there-is-none'}",
                "{'share': 10000, 'template': 'card.discount-card'}")) {
            owner.post("/api/v1/broadcasts", "{'name': 'x', 'variants': [" + variant + "]}")
                    .refuses(422, "VALIDATION_001");
        }
        var listed = owner.get("/api/v1/broadcasts?status=draft&per_page=100").is(200);
        assertTrue(Arrays.asList(JSON.convertValue(listed.at("/items"), JsonNode[].class)).stream()
                .anyMatch(one -> one.at("/id").asLong() == id
                        && one.at("/variants/0/template/key").asText().equals(key)));
    }
}
