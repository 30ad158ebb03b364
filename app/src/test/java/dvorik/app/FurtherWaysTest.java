package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dvorik.core.notification.NotificationKind;
import dvorik.core.setting.Setting;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where Telegram does not reach a customer, words go by SMS, then by e-mail, and at last into the mailbox. */
class FurtherWaysTest {
    private static final List<String> CALLS = new CopyOnWriteArrayList<>();
    private static final AtomicLong NEXT = new AtomicLong();
    private static final Map<String, Integer> BECAME = new ConcurrentHashMap<>();
    private static volatile int code = 100;
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
            CALLS.add(form);
            var to = form.replaceAll("(?s).*\\bto=(\\d+).*", "$1");
            var body = "{\"status_code\": 100, \"sms\": {\"" + to + "\": {\"status_code\": " + code + ", \"sms_id\": \""
                    + NEXT.incrementAndGet() + "\"}}}";
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        provider.createContext("/sms/status", exchange -> {
            var form = URLDecoder.decode(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8);
            var ids = form.replaceAll("(?s).*\\bsms_id=([\\d,]+).*", "$1").split(",");
            var body = "{\"status_code\": 100, \"sms\": {"
                    + Stream.of(ids)
                            .map(id -> "\"" + id + "\": {\"status_code\": " + BECAME.getOrDefault(id, 102) + "}")
                            .collect(Collectors.joining(","))
                    + "}}";
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        provider.start();
        MAIL.start();
        town = Town.found(
                "town_sms",
                Map.of(
                        "SMS_ENABLED", "true",
                        "SMS_ROUTES", "+7:smsru",
                        "SMSRU_API_ID", "MADE-UP",
                        "SMSRU_URL", "http://127.0.0.1:" + provider.getAddress().getPort(),
                        "EMAIL_ENABLED", "true",
                        "SMTP_HOST", "127.0.0.1",
                        "SMTP_PORT", Integer.toString(MAIL.getSmtp().getPort()),
                        "SMTP_FROM", "shop@example.com",
                        "SMTP_SECURITY", "none"));
        owner = ApiClient.owner(town);
    }

    @AfterAll
    static void close() {
        town.close();
        provider.stop(0);
        MAIL.stop();
    }

    @BeforeEach
    void usual() {
        code = 100;
        set(Setting.SMS_MONTHLY_PARTS, 500);
        set(Setting.SMS_MARKETING, 0);
    }

    private static void set(Setting setting, int value) {
        town.features()
                .settings
                .set(
                        town.features().business,
                        setting,
                        value,
                        town.features()
                                .staff
                                .findByTelegram(Town.OWNER)
                                .orElseThrow()
                                .id());
    }

    /** A customer with a verified number who has blocked the bot. */
    private static Customer lost(String name) {
        var customer = town.customer(name);
        customer.joins(name);
        long id = customer.kept().id().value();
        town.db().execute("delete from customer_identity where customer_id = ? and kind = 'phone'", id);
        town.db()
                .execute(
                        "insert into customer_identity (customer_id, kind, value, verified_at)"
                                + " values (?, 'phone', ?, utc_timestamp())",
                        id,
                        "+7903%07d".formatted(id));
        customer.chat().blocks();
        return customer;
    }

    private static long write(Customer to, String text) {
        owner.post("/api/v1/users/" + to.kept().id().value() + "/messages", "{'text': '" + text + "'}")
                .is(201);
        return town.db()
                .fetchSingle(
                        "select max(id) from notification where customer_id = ? and kind = 'staff_message'",
                        to.kept().id().value())
                .get(0, Long.class);
    }

    private static String came(long id) {
        return Eventually.sees(
                () -> "notification " + id,
                () -> town.db()
                        .fetchSingle(
                                "select concat(status, ' ', coalesce(channel, '')) from notification where id = ?", id)
                        .get(0, String.class),
                seen -> !seen.startsWith("pending") && !seen.startsWith("leased"));
    }

    private static long calls(String text) {
        return CALLS.stream().filter(call -> call.contains(text)).count();
    }

    @Test
    void words_go_by_sms_once_and_stay_in_the_mailbox() {
        var ann = lost("Анна");
        long id = write(ann, "sms-one");
        assertEquals("sent sms", came(id));
        assertEquals(1, calls("sms-one"));
        var box = owner.get("/api/v1/users/" + ann.kept().id().value() + "/mailbox")
                .is(200);
        assertTrue(box.at("/items/0/html").asText().contains("sms-one"));
    }

    @Test
    void who_can_be_told_by_telegram_costs_nothing() {
        var eve = town.customer("Ева");
        eve.joins("Ева");
        long id = write(eve, "for-free");
        assertEquals("sent telegram", came(id));
        assertEquals(0, calls("for-free"));
    }

    @Test
    void without_a_verified_number_or_a_yes_it_waits_in_the_mailbox() {
        var vera = lost("Вера");
        town.db()
                .execute(
                        "update customer_identity set verified_at = null where kind = 'phone' and customer_id = ?",
                        vera.kept().id().value());
        assertEquals("sent mailbox", came(write(vera, "unverified")));
        var olga = lost("Ольга");
        town.db()
                .execute(
                        "update customer set sms_on = false where id = ?",
                        olga.kept().id().value());
        assertEquals("sent mailbox", came(write(olga, "no-thanks")));
        assertEquals(0, calls("unverified") + calls("no-thanks"));
    }

    @Test
    void a_number_that_is_refused_leaves_the_mailbox() {
        code = 202;
        var zoya = lost("Зоя");
        assertEquals("sent mailbox", came(write(zoya, "refused")));
        assertEquals(1, calls("refused"));
    }

    @Test
    void a_provider_that_asks_to_wait_is_no_attempt_and_the_month_is_not_charged() {
        code = 220;
        var lena = lost("Лена");
        long id = write(lena, "wait-please");
        Eventually.holds(() -> calls("wait-please") == 1);
        Eventually.holds(() -> town.db()
                .fetchSingle("select status from notification where id = ?", id)
                .get(0, String.class)
                .equals("pending"));
        assertEquals(
                0,
                town.db()
                        .fetchSingle("select attempts from notification where id = ?", id)
                        .get(0, Integer.class));
        code = 100;
        town.db().execute("update notification set due_at = utc_timestamp() where id = ?", id);
        town.features().notifications.committed();
        assertEquals("sent sms", came(id));
    }

    @Test
    void the_month_has_an_end() {
        set(Setting.SMS_MONTHLY_PARTS, 0);
        var nina = lost("Нина");
        assertEquals("sent mailbox", came(write(nina, "too-dear")));
        assertEquals(0, calls("too-dear"));
    }

    @Test
    void marketing_costs_nothing_unless_the_owner_pays_for_it() {
        var dina = lost("Дина");
        Gift.percent(town, 10).to(dina);
        long discount = town.db()
                .fetchSingle(
                        "select max(id) from discount where customer_id = ?",
                        dina.kept().id().value())
                .get(0, Long.class);
        assertEquals("sent mailbox", came(owe(dina, discount, "test:marketing:free")));
        set(Setting.SMS_MARKETING, 1);
        assertEquals("sent sms", came(owe(dina, discount, "test:marketing:paid")));
    }

    /** A verified address. */
    private static void mail(Customer customer, String address) {
        town.db()
                .execute(
                        "insert into customer_identity (customer_id, kind, value, verified_at)"
                                + " values (?, 'email', ?, utc_timestamp())",
                        customer.kept().id().value(),
                        address);
    }

    private static List<String> mailsTo(String address) throws Exception {
        var words = new ArrayList<String>();
        for (var message : MAIL.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(address)) {
                words.add((String)
                        ((MimeMultipart) message.getContent()).getBodyPart(0).getContent());
            }
        }
        return words;
    }

    @Test
    void what_no_sms_can_bring_goes_by_e_mail() throws Exception {
        code = 202;
        var kira = lost("Кира");
        mail(kira, "kira@example.com");
        assertEquals("sent email", came(write(kira, "by-mail")));
        assertEquals(1, calls("by-mail"));
        assertTrue(mailsTo("kira@example.com").getFirst().contains("by-mail"));
    }

    @Test
    void marketing_goes_by_e_mail_to_those_who_want_it() throws Exception {
        var rita = lost("Рита");
        mail(rita, "rita@example.com");
        Gift.percent(town, 10).to(rita);
        long discount = town.db()
                .fetchSingle(
                        "select max(id) from discount where customer_id = ?",
                        rita.kept().id().value())
                .get(0, Long.class);
        assertEquals("sent email", came(owe(rita, discount, "test:marketing:mail")));
        town.db()
                .execute(
                        "update customer set marketing_on = false where id = ?",
                        rita.kept().id().value());
        assertEquals("sent mailbox", came(owe(rita, discount, "test:marketing:unwanted")));
        assertEquals(1, mailsTo("rita@example.com").size());
    }

    private static long owe(Customer to, long discount, String key) {
        town.features().notifications.owe(town.db(), to.kept().id(), NotificationKind.DISCOUNT_ENDING, discount, key);
        town.features().notifications.committed();
        return town.db()
                .fetchSingle("select id from notification where dedup_key = ?", key)
                .get(0, Long.class);
    }

    /** Asks the provider now. */
    private static void ask() {
        town.db().execute("update sms_message set check_at = utc_timestamp(6) where check_at is not null");
        town.runDueJobs();
    }

    private static String metrics() {
        try (var in = town.http().resolve("/metrics").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String status(long id) {
        return town.db()
                .fetchSingle("select status from sms_message where notification_id = ?", id)
                .get(0, String.class);
    }

    private static void became(long id, int status) {
        BECAME.put(
                town.db()
                        .fetchSingle("select provider_id from sms_message where notification_id = ?", id)
                        .get(0, String.class),
                status);
    }

    @Test
    void what_was_sent_is_delivered_only_when_the_provider_says_so() {
        var tina = lost("Тина");
        long id = write(tina, "followed");
        assertEquals("sent sms", came(id));
        ask();
        assertEquals("accepted", status(id));
        became(id, 103);
        ask();
        assertEquals("delivered", status(id));
        assertTrue(metrics().contains("dvorik_sms_total{provider=\"smsru\",status=\"delivered\"}"), metrics());
        became(id, 104);
        ask();
        assertEquals("delivered", status(id), "what is final stays");
        assertEquals("sent sms", came(id));
        assertEquals(
                0,
                town.db()
                        .fetchSingle(
                                "select count(*) from sms_message where notification_id = ? and phone is not null", id)
                        .get(0, Integer.class));
    }

    @Test
    void what_the_provider_could_not_deliver_goes_on_by_e_mail_once() throws Exception {
        var vika = lost("Вика");
        mail(vika, "vika@example.com");
        long id = write(vika, "second-way");
        assertEquals("sent sms", came(id));
        became(id, 105);
        ask();
        Eventually.holds(() -> came(id).equals("sent email"));
        assertEquals("undelivered", status(id));
        ask();
        town.runDueJobs();
        assertEquals("sent email", came(id));
        assertEquals(1, mailsTo("vika@example.com").size());
        assertEquals(1, calls("second-way"));
        var nora = lost("Нора");
        long other = write(nora, "no-second-way");
        assertEquals("sent sms", came(other));
        became(other, 104);
        ask();
        Eventually.holds(() -> came(other).equals("sent mailbox"));
        assertEquals("expired", status(other));
    }

    @Test
    void after_two_days_nobody_asks_any_more() {
        var olya = lost("Оля");
        long id = write(olya, "forgotten");
        assertEquals("sent sms", came(id));
        town.db()
                .execute(
                        "update sms_message set sent_at = utc_timestamp(6) - interval 49 hour where notification_id = ?",
                        id);
        ask();
        assertEquals("unknown", status(id));
        assertEquals("sent sms", came(id), "it may have arrived");
    }

    @Test
    void a_process_that_died_in_the_middle_of_a_call_does_not_pay_twice() {
        code = 220;
        var lida = lost("Лида");
        long id = write(lida, "died-within");
        Eventually.holds(() -> calls("died-within") == 1);
        Eventually.holds(() -> town.db()
                .fetchSingle("select status from notification where id = ?", id)
                .get(0, String.class)
                .equals("pending"));
        code = 100;
        town.db()
                .execute(
                        "insert into sms_message (notification_id, provider, status, sent_at)"
                                + " values (?, 'smsru', 'sending', utc_timestamp(6))",
                        id);
        town.db().execute("update notification set due_at = utc_timestamp() where id = ?", id);
        town.features().notifications.committed();
        assertEquals("sent mailbox", came(id));
        assertEquals(1, calls("died-within"));
        assertEquals("unknown", status(id));
    }

    @Test
    void the_keys_of_the_provider_stand_in_no_row() {
        var rows = town.db().fetch("select last_error from notification where last_error is not null");
        assertFalse(rows.toString().contains("MADE-UP"));
    }
}
