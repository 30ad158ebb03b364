package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dvorik.core.account.AddressCodes.Confirmed;
import dvorik.core.account.AddressCodes.Requested;
import dvorik.core.account.TypedAddress;
import dvorik.core.customer.EmailAddress;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Addresses typed by hand are confirmed by a code, and customers choose the ways they are written to. */
class AddressScenarioTest {
    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final List<String> SMS = new CopyOnWriteArrayList<>();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static HttpServer provider;
    private static Town town;
    private static ApiClient owner;

    @BeforeAll
    static void found() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/sms/send", exchange -> {
            var form = URLDecoder.decode(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8);
            SMS.add(form);
            var to = form.replaceAll("(?s).*\\bto=(\\d+).*", "$1");
            var body = "{\"status_code\": 100, \"sms\": {\"" + to + "\": {\"status_code\": 100, \"sms_id\": \"1\"}}}";
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        provider.start();
        MAIL.start();
        town = Town.found(
                "town_addresses",
                Map.of(
                        "SMS_ENABLED", "true",
                        "SMS_ROUTES", "+7:smsru",
                        "SMSRU_API_ID", "MADE-UP",
                        "SMSRU_URL", "http://127.0.0.1:" + provider.getAddress().getPort(),
                        "EMAIL_ENABLED", "true",
                        "SMTP_HOST", "127.0.0.1",
                        "SMTP_PORT", Integer.toString(MAIL.getSmtp().getPort()),
                        "SMTP_FROM", "shop@example.com",
                        "SMTP_SECURITY", "none",
                        "PUBLIC_URL", "https://shop.example.com/"));
        owner = ApiClient.owner(town);
    }

    @AfterAll
    static void close() {
        town.close();
        provider.stop(0);
        MAIL.stop();
    }

    @AfterEach
    void backToNow() {
        town.chat().clock().setOffset(Duration.ZERO);
    }

    private static String address() {
        return "person" + NEXT.incrementAndGet() + "@example.com";
    }

    private static Customer joined(Language language) {
        var customer = town.customer("Ann", language);
        customer.joins("Анна");
        return customer;
    }

    private static Customer joined() {
        return joined(Language.RU);
    }

    private static void opens(Customer ann, String page) {
        ann.chat().sends("/profile");
        ann.chat().sees("the profile", m -> m.buttons().contains(ann.label(page)));
        ann.taps(page);
    }

    private static void types(Customer ann, String address) {
        opens(ann, "client.profile.email");
        ann.sees("client.email.ask");
        ann.chat().sends(address);
        seesCodeAsked(ann);
    }

    private static void seesCodeAsked(Customer ann) {
        ann.chat()
                .sees(
                        "the question for the code",
                        m -> m.text().contains("10") && m.buttons().contains(ann.label("client.code.again")));
    }

    private static List<String> letters(String address) {
        var words = new ArrayList<String>();
        try {
            for (var message : MAIL.getReceivedMessages()) {
                if (message.getAllRecipients()[0].toString().equals(address)) {
                    words.add((String) ((MimeMultipart) message.getContent())
                            .getBodyPart(0)
                            .getContent());
                }
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return words;
    }

    private static String code(String address, int nth) {
        Eventually.holds(() -> codes(address).size() >= nth);
        return codes(address).get(nth - 1);
    }

    private static List<String> codes(String address) {
        return letters(address).stream()
                .flatMap(words -> CODE.matcher(words).results().limit(1))
                .map(found -> found.group(1))
                .toList();
    }

    private static String other(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }

    private static String kept(Customer ann) {
        return town.db()
                .fetch(
                        "select value from customer_identity where customer_id = ? and kind = 'email'"
                                + " and deleted_at is null and verified_at is not null",
                        ann.kept().id().value())
                .getValues(0)
                .toString();
    }

    @ParameterizedTest
    @EnumSource
    void an_address_is_typed_confirmed_shown_and_removed(Language language) {
        var ann = joined(language);
        var address = address();
        types(ann, " " + address.toUpperCase() + " ");
        assertEquals("[]", kept(ann), "not before the code");
        ann.chat().sends(code(address, 1));
        ann.sees("client.email.kept");
        assertEquals("[" + address + "]", kept(ann));
        Eventually.holds(() -> letters(address).size() == 2);
        assertTrue(letters(address).get(1).contains("Анна"), "a welcome");

        opens(ann, "client.profile.email");
        assertTrue(ann.sees("client.email.now").text().contains(address));
        ann.taps("client.email.remove");
        ann.sees("client.email.removed");
        assertEquals("[]", kept(ann));
    }

    @ParameterizedTest
    @CsvSource({
        "нет адреса,no-address",
        "anna@,no-address",
        "@example.com,no-address",
        "anna@example,bad-domain",
        "anna@exa mple.com,bad-domain",
        "anna@example..com,bad-domain",
        "anna@-example.com,bad-domain",
        "an na@example.com,bad-name",
        "анна@example.com,bad-name",
        ".anna@example.com,bad-name",
        "\"a b\"@example.com,bad-name",
    })
    void what_is_no_address_is_said_to_be_so(String typed, String words) {
        var ann = joined();
        opens(ann, "client.profile.email");
        ann.sees("client.email.ask");
        ann.chat().sends(typed);
        ann.sees("client.email." + words);
        ann.chat().sendsSticker();
        ann.sees("client.email.type-it");
    }

    @Test
    void a_wrong_code_is_counted_and_the_fifth_is_the_last() {
        var ann = joined();
        var address = address();
        types(ann, address);
        var code = code(address, 1);
        ann.chat().sends("1234");
        ann.sees("client.code.type-it");
        for (int left = 4; left > 0; left--) {
            ann.chat().sends(other(code));
            ann.sees(Text.of("client.code.wrong").with("left", left));
        }
        ann.chat().sends(other(code));
        ann.sees("client.code.over");
        assertEquals(
                new Confirmed.Over(),
                town.features().addressCodes.confirm(ann.kept(), lastCode(ann), code),
                "the right one comes too late");
        assertEquals("[]", kept(ann));
    }

    private static long lastCode(Customer ann) {
        return town.db()
                .fetchSingle(
                        "select max(id) from address_code where customer_id = ?",
                        ann.kept().id().value())
                .get(0, Long.class);
    }

    @Test
    void a_code_lapses_after_ten_minutes_and_its_address_is_forgotten_by_night() {
        var ann = joined();
        var address = address();
        types(ann, address);
        var code = code(address, 1);
        town.chat().clock().setOffset(Duration.ofMinutes(10));
        ann.chat().sends(code);
        ann.sees("client.code.over");
        assertEquals("[]", kept(ann));
        town.chat().clock().setOffset(Duration.ofDays(3));
        town.runDueJobs();
        assertEquals(
                0,
                town.db()
                        .fetchSingle("select count(*) from address_code where address = ?", address)
                        .get(0, Integer.class));
    }

    @Test
    void the_code_comes_again_and_only_the_newest_counts() {
        var ann = joined();
        var address = address();
        types(ann, address);
        var first = code(address, 1);
        ann.tapsTwice("client.code.again");
        ann.settles();
        assertEquals(1, codes(address).size(), "just sent");
        town.chat().clock().setOffset(Duration.ofMinutes(2));
        ann.taps("client.code.again");
        var second = code(address, 2);
        ann.sees("client.code.type-it");
        if (!first.equals(second)) {
            ann.chat().sends(first);
            ann.sees(Text.of("client.code.wrong").with("left", 4));
        }
        ann.chat().sends(second);
        ann.sees("client.email.kept");
    }

    @Test
    void three_codes_an_hour_for_one_person_and_for_one_address() {
        var codes = town.features().addressCodes;
        var ann = joined().kept().id();
        for (int i = 0; i < 3; i++) {
            assertTrue(codes.request(ann, email(address())) instanceof Requested.Sent);
        }
        assertEquals(new Requested.TooMany(), codes.request(ann, email(address())), "for one person");
        var address = email(address());
        for (int i = 0; i < 3; i++) {
            assertTrue(codes.request(joined().kept().id(), address) instanceof Requested.Sent);
        }
        var bob = joined();
        opens(bob, "client.profile.email");
        bob.sees("client.email.ask");
        bob.chat().sends(address.value());
        bob.sees("client.code.too-many");
        town.chat().clock().setOffset(Duration.ofMinutes(61));
        assertTrue(codes.request(bob.kept().id(), address) instanceof Requested.Sent, "an hour later");
    }

    private static TypedAddress email(String address) {
        return new TypedAddress.Email(new EmailAddress(address));
    }

    @Test
    void an_address_of_another_customer_goes_to_who_confirms_it_and_the_other_is_told() {
        var ann = joined();
        var address = address();
        types(ann, address);
        ann.chat().sends(code(address, 1));
        ann.sees("client.email.kept");
        var bob = joined();
        types(bob, address);
        assertEquals("[" + address + "]", kept(ann), "a wish takes nothing away");
        Eventually.holds(() -> letters(address).size() == 3);
        bob.chat().sends(code(address, 2));
        bob.sees("client.email.kept");
        assertEquals("[" + address + "]", kept(bob));
        assertEquals("[]", kept(ann));
        ann.sees("client.email.moved-away");
        assertFalse(ann.kept().id().equals(bob.kept().id()), "two people stay two");
    }

    @Test
    void two_who_confirm_one_address_at_once_end_with_one_of_them() throws Exception {
        for (int i = 0; i < 6; i++) {
            var ann = joined();
            var bob = joined();
            var address = address();
            var codes = town.features().addressCodes;
            var first = (Requested.Sent) codes.request(ann.kept().id(), email(address));
            var firstDigits = code(address, 1);
            var second = (Requested.Sent) codes.request(bob.kept().id(), email(address));
            var secondDigits = code(address, 2);
            var annKept = ann.kept();
            var bobKept = bob.kept();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Confirmed>> tasks = List.of(
                        () -> codes.confirm(annKept, first.code(), firstDigits),
                        () -> codes.confirm(bobKept, second.code(), secondDigits));
                for (var done : threads.invokeAll(tasks)) {
                    assertTrue(done.get() instanceof Confirmed.Done, "both had the right code");
                }
            }
            assertEquals(
                    1,
                    List.of(kept(ann), kept(bob)).stream()
                            .filter(v -> !v.equals("[]"))
                            .count());
            assertTrue(codes.confirm(annKept, first.code(), firstDigits) instanceof Confirmed.Done, "asked again");
            assertEquals(
                    1,
                    List.of(kept(ann), kept(bob)).stream()
                            .filter(v -> !v.equals("[]"))
                            .count());
        }
    }

    @Test
    void a_number_is_confirmed_by_sms() {
        var ann = joined();
        opens(ann, "client.profile.phone");
        ann.sees("client.profile.ask-phone-or-type");
        ann.chat().sends("+44 7400 123456");
        ann.sees("client.profile.phone-not-served");
        var number = "903%07d".formatted(2_000_000 + NEXT.incrementAndGet());
        ann.chat().sends("8 " + number);
        seesCodeAsked(ann);
        Eventually.holds(() -> SMS.stream().anyMatch(call -> call.contains("to=7" + number)));
        var sms = SMS.stream()
                .filter(call -> call.contains("to=7" + number))
                .findFirst()
                .orElseThrow();
        var matcher = Pattern.compile("код (\\d{6})").matcher(sms);
        assertTrue(matcher.find(), "the words: " + sms.replaceAll("\\d", "#"));
        ann.chat().sends(matcher.group(1));
        ann.sees("client.profile.phone-kept");
        assertEquals(
                "+7" + number,
                town.features()
                        .customers
                        .findPhone(ann.kept().id())
                        .orElseThrow()
                        .e164());
    }

    @Test
    void a_number_of_another_customer_moves_by_the_rule_of_verified_numbers() {
        var bob = town.customer("Bob").accepts();
        bob.presses("client.phone.share");
        bob.sees("client.name.ask");
        bob.chat().sends("Боб");
        bob.sees("client.birthday.ask");
        bob.taps("client.birthday.skip");
        bob.card();
        var number = town.features().customers.findPhone(bob.kept().id()).orElseThrow();
        var ann = joined();
        opens(ann, "client.profile.phone");
        ann.sees("client.profile.ask-phone-or-type");
        ann.chat().sends(number.e164());
        seesCodeAsked(ann);
        var to = "to=" + number.e164().substring(1);
        Eventually.holds(() -> SMS.stream().anyMatch(call -> call.contains(to)));
        var sms = SMS.stream().filter(call -> call.contains(to)).findFirst().orElseThrow();
        var digits = Pattern.compile("код (\\d{6})").matcher(sms);
        assertTrue(digits.find());
        ann.chat().sends(digits.group(1));
        ann.sees("client.profile.phone-read");
        ann.sees("client.claim.ask");
        assertEquals(
                number,
                town.features().customers.findPhone(bob.kept().id()).orElseThrow(),
                "his until it is said whose it is");
    }

    @Test
    void ways_are_switched_off_and_on_by_the_customer_and_by_staff() {
        var ann = joined();
        opens(ann, "client.profile.notices");
        ann.chat().sees("the switches", m -> m.buttons().contains(ann.label("client.notices.no-sms")));
        for (var one : List.of("sms", "letters", "letters-news")) {
            ann.taps("client.notices.no-" + one);
            ann.chat().sees("off", m -> m.buttons().contains(ann.label("client.notices." + one)));
        }
        var path = "/api/v1/users/" + ann.kept().id().value();
        var user = owner.get(path).is(200);
        assertFalse(user.at("/user/sms").asBoolean());
        assertFalse(user.at("/user/email_letters").asBoolean());
        assertFalse(user.at("/user/email_news").asBoolean());
        ann.taps("client.notices.sms");
        ann.chat().sees("on", m -> m.buttons().contains(ann.label("client.notices.no-sms")));

        var address = address();
        var changed = owner.patch(
                        path, "{'email_letters': true, 'email_news': true, 'sms': false, 'email': '" + address + "'}")
                .is(200);
        assertTrue(changed.at("/email_letters").asBoolean());
        assertFalse(changed.at("/sms").asBoolean());
        assertEquals(address, changed.at("/email").asText());
        assertFalse(changed.at("/email_confirmed").asBoolean(), "not by staff");
        assertEquals("[]", kept(ann));
        var facts = town.db()
                .fetchSingle(
                        "select details from audit_entry where action = 'customer.change' and entity_id = ?"
                                + " order by id desc limit 1",
                        ann.kept().id().value())
                .get(0, String.class);
        assertTrue(facts.contains("email_letters") && !facts.contains(address), facts);
        owner.patch("/api/v1/users/" + joined().kept().id().value(), "{'email': '" + address + "'}")
                .refuses(409, "USER_003");
        owner.patch(path, "{'email': 'nobody'}").refuses(422, "VALIDATION_001");
        owner.patch(path, "{'sms': null}").refuses(422, "VALIDATION_001");
        assertTrue(owner.patch(path, "{'email': null}").is(200).at("/email").isNull());
    }

    @Test
    void who_leaves_takes_the_codes_along() {
        var ann = joined();
        types(ann, address());
        town.features()
                .deletion
                .erase(
                        ann.telegramId(),
                        new dvorik.core.consent.ConsentService.Revocation(
                                Language.RU, "shown", "address:delete:" + ann.telegramId()));
        assertEquals(
                0,
                town.db()
                        .fetchSingle("select count(*) from address_code c join customer u on u.id = c.customer_id"
                                + " where u.erased_at is not null")
                        .get(0, Integer.class));
    }

    private static HttpResponse<String> page(String method, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(town.http() + "/unsubscribe/" + token))
                .header("Accept-Language", "en-GB")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_link_in_a_letter_ends_news_by_e_mail_by_one_press() throws Exception {
        var ann = joined(Language.UZ);
        var id = ann.kept().id();
        var link = town.features().unsubscribeLinks.of(id).orElseThrow().toString();
        assertTrue(link.startsWith("https://shop.example.com/unsubscribe/"), link);
        var token = link.substring(link.lastIndexOf('/') + 1);
        var asked = page("GET", token);
        assertEquals(200, asked.statusCode());
        assertTrue(asked.body().contains("<form method=\"post\">"), asked.body());
        assertTrue(asked.body().contains(ann.label("mail.leave.button")), "in the person's language");
        assertFalse(asked.body().contains("Анна"));
        assertTrue(town.features().profiles.preferences(id).ways().emailMarketing(), "a look changes nothing");
        for (int i = 0; i < 2; i++) {
            var done = page("POST", token);
            assertEquals(200, done.statusCode());
            assertFalse(done.body().contains("<form"));
            var now = town.features().profiles.preferences(id);
            assertFalse(now.ways().emailMarketing());
            assertTrue(now.ways().email() && now.marketing(), "and nothing else");
        }
        var forged = token.substring(0, token.length() - 1) + (token.endsWith("0") ? "1" : "0");
        assertEquals(404, page("GET", forged).statusCode());
        assertEquals(404, page("POST", forged).statusCode());
        assertEquals(
                404,
                page("POST", "1-" + token.substring(token.indexOf('-') + 1)).statusCode());
    }

    @Test
    void a_new_password_is_sent_by_e_mail_too() {
        var address = address();
        var maria = town.cashier("Мария");
        town.db()
                .execute(
                        "update staff set email = ? where id = ?",
                        address,
                        town.features()
                                .staff
                                .findByTelegram(maria.telegramId())
                                .orElseThrow()
                                .id()
                                .value());
        ApiClient.of(town)
                .post("/api/v1/auth/password-reset", "{'email': '" + address + "'}")
                .is(204);
        Eventually.holds(() -> letters(address).size() == 1);
        var token = Pattern.compile("dvp\\.[A-Za-z0-9._-]+")
                .matcher(letters(address).getFirst());
        assertTrue(token.find());
        assertTrue(town.features().signIn.choosePassword(token.group(), "Made-Up-9-pass"));
    }
}
