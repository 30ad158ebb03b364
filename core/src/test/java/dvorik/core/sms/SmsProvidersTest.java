package dvorik.core.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.config.Settings.Eskiz;
import dvorik.core.config.Settings.SmsRuAccount;
import dvorik.core.config.Settings.Smsc;
import dvorik.core.config.Settings.Twilio;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each provider against a server that speaks what its documents say. */
class SmsProvidersTest {
    private static final String PHONE = "+998901234567";
    private static final String SEND = "/api/message/sms/send";
    private static final String LOGIN = "/api/auth/login";
    private static final String REFRESH = "/api/auth/refresh";
    private final Provider provider = new Provider();

    @AfterEach
    void close() {
        provider.close();
    }

    private EskizSms eskiz() {
        return new EskizSms(new Eskiz(provider.url(), "shop@example.com", "made-up", "4546"), Provider.http());
    }

    private SmsRu smsRu() {
        return new SmsRu(new SmsRuAccount(provider.url(), "MADE-UP", Optional.of("Dvorik")), Provider.http());
    }

    private SmscSms smsc() {
        return new SmscSms(new Smsc(provider.url(), "shop", "made-up", Optional.empty()), Provider.http());
    }

    private TwilioSms twilio() {
        return new TwilioSms(new Twilio(provider.url(), "AC1", "made-up", "+15005550006"), Provider.http());
    }

    private static String token(String value) {
        return "{'message': 'token_generated', 'data': {'token': '" + value + "'}, 'token_type': 'bearer'}";
    }

    @Test
    void eskiz_signs_in_once_and_sends() throws Exception {
        provider.answers(LOGIN, 200, token("one")).answers(SEND, 200, "{'id': 'u-1', 'status': 'waiting'}");
        var eskiz = eskiz();
        assertEquals(new SmsResult.Accepted("u-1"), eskiz.send(1, PHONE, "Salom"));
        eskiz.send(2, PHONE, "Salom");
        assertEquals(1, provider.asked(LOGIN).size());
        var call = provider.asked(SEND).getFirst();
        assertEquals("Bearer one", call.authorization());
        assertEquals("998901234567", call.form().get("mobile_phone"));
        assertEquals("4546", call.form().get("from"));
        assertEquals("Salom", call.form().get("message"));
    }

    @Test
    void eskiz_renews_a_token_that_is_over_once_for_all() throws Exception {
        provider.answers(LOGIN, 200, token("one"));
        provider.answers(SEND, 200, "{'id': 'u-0'}");
        var eskiz = eskiz();
        eskiz.send(0, PHONE, "x");
        provider.answers(SEND, 401, "{'status': 'error'}").answers(SEND, 200, "{'id': 'u-1'}");
        provider.answers(REFRESH, 200, token("two"));
        eskiz.send(0, PHONE, "x");
        Callable<SmsResult> send = () -> eskiz.send(1, PHONE, "x");
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : pool.invokeAll(Collections.nCopies(30, send))) {
                assertInstanceOf(SmsResult.Accepted.class, done.get());
            }
        }
        assertEquals(1, provider.asked(REFRESH).size());
        assertEquals("PATCH", provider.asked(REFRESH).getFirst().method());
        assertEquals(1, provider.asked(LOGIN).size());
    }

    @Test
    void eskiz_signs_in_anew_when_a_token_cannot_be_renewed_and_then_leaves_it() throws Exception {
        provider.answers(LOGIN, 200, token("one")).answers(LOGIN, 401, "{}");
        provider.answers(SEND, 401, "{}");
        provider.answers(REFRESH, 401, "{}");
        assertInstanceOf(SmsResult.Wait.class, eskiz().send(1, PHONE, "x"));
        assertEquals(2, provider.asked(LOGIN).size());
        assertEquals(1, provider.asked(SEND).size());
    }

    @Test
    void eskiz_tells_words_that_are_not_approved_from_an_empty_account() throws Exception {
        provider.answers(LOGIN, 200, token("one"))
                .answers(SEND, 400, "{'status': 'error', 'message': 'text is on moderation'}")
                .answers(SEND, 400, "{'status': 'error', 'message': 'Недостаточно: баланс'}")
                .answers(SEND, 429, "{}")
                .answers(SEND, 502, "");
        var eskiz = eskiz();
        assertEquals(new SmsResult.Refused("eskiz: 400"), eskiz.send(1, PHONE, "x"));
        assertInstanceOf(SmsResult.Wait.class, eskiz.send(1, PHONE, "x"));
        assertInstanceOf(SmsResult.Wait.class, eskiz.send(1, PHONE, "x"));
        assertInstanceOf(SmsResult.Unknown.class, eskiz.send(1, PHONE, "x"));
    }

    @Test
    void sms_ru_is_read_by_the_code_of_the_number() throws Exception {
        var send = "/sms/send";
        provider.answers(send, 200, smsRu(100, "'status_code': 100, 'sms_id': '000-1'"))
                .answers(send, 200, smsRu(100, "'status_code': 202"))
                .answers(send, 200, smsRu(100, "'status_code': 220"))
                .answers(send, 200, "{'status': 'ERROR', 'status_code': 201}")
                .answers(send, 200, smsRu(100, "'status_code': 230"))
                .answers(send, 200, "{'status': 'ERROR', 'status_code': 500}")
                .answers(send, 500, "");
        var sms = smsRu();
        assertEquals(new SmsResult.Accepted("000-1"), sms.send(1, PHONE, "Привет"));
        assertEquals(new SmsResult.Refused("sms.ru: 202"), sms.send(1, PHONE, "x"));
        assertInstanceOf(SmsResult.Wait.class, sms.send(1, PHONE, "x"));
        assertInstanceOf(SmsResult.Wait.class, sms.send(1, PHONE, "x"));
        assertInstanceOf(SmsResult.Wait.class, sms.send(1, PHONE, "x"));
        assertInstanceOf(SmsResult.Unknown.class, sms.send(1, PHONE, "x"));
        assertInstanceOf(SmsResult.Unknown.class, sms.send(1, PHONE, "x"));
        var form = provider.asked(send).getFirst().form();
        assertEquals("Привет", form.get("msg"));
        assertEquals("998901234567", form.get("to"));
        assertEquals("1", form.get("json"));
        assertEquals("Dvorik", form.get("from"));
    }

    private static String smsRu(int outer, String inner) {
        return "{'status': 'OK', 'status_code': " + outer + ", 'sms': {'998901234567': {" + inner + "}}}";
    }

    @Test
    void smsc_finds_by_its_own_id_what_was_taken() throws Exception {
        var send = "/sys/send.php";
        var status = "/sys/status.php";
        provider.answers(send, 200, "{'id': 7, 'cnt': 1}")
                .answers(send, 200, "{'error': 'duplicate', 'error_code': 9}")
                .answers(send, 200, Provider.SILENCE)
                .answers(send, 200, "{'error': 'money', 'error_code': 3}")
                .answers(send, 200, "{'error': 'phone', 'error_code': 7}");
        provider.answers(status, 200, "{'status': 0}").answers(status, 200, "{'status': -3}");
        var smsc = smsc();
        assertEquals(new SmsResult.Accepted("7"), smsc.send(7, PHONE, "x"));
        assertEquals(new SmsResult.Accepted("7"), smsc.send(7, PHONE, "x"));
        assertInstanceOf(SmsResult.Wait.class, smsc.send(7, PHONE, "x"));
        assertInstanceOf(SmsResult.Wait.class, smsc.send(7, PHONE, "x"));
        assertEquals(new SmsResult.Refused("smsc: 7"), smsc.send(7, PHONE, "x"));
        assertEquals("7", provider.asked(send).getFirst().form().get("id"));
        assertEquals("utf-8", provider.asked(send).getFirst().form().get("charset"));
    }

    @Test
    void twilio_says_why_by_its_codes() throws Exception {
        var send = "/2010-04-01/Accounts/AC1/Messages.json";
        provider.answers(send, 201, "{'sid': 'SM1', 'status': 'queued'}")
                .answers(send, 400, "{'code': 21610, 'status': 400}")
                .answers(send, 400, "{'code': 21211, 'status': 400}")
                .answers(send, 429, "{'code': 20429}")
                .answers(send, 401, "{'code': 20003}")
                .answers(send, 500, "");
        var twilio = twilio();
        assertEquals(new SmsResult.Accepted("SM1"), twilio.send(1, PHONE, "x"));
        assertInstanceOf(SmsResult.OptedOut.class, twilio.send(1, PHONE, "x"));
        assertEquals(new SmsResult.Refused("twilio: 21211"), twilio.send(1, PHONE, "x"));
        assertInstanceOf(SmsResult.Wait.class, twilio.send(1, PHONE, "x"));
        assertInstanceOf(SmsResult.Wait.class, twilio.send(1, PHONE, "x"));
        assertInstanceOf(SmsResult.Unknown.class, twilio.send(1, PHONE, "x"));
        var call = provider.asked(send).getFirst();
        assertEquals(PHONE, call.form().get("To"));
        assertEquals("+15005550006", call.form().get("From"));
        assertTrue(call.authorization().startsWith("Basic "));
    }

    @Test
    void who_cannot_be_called_is_asked_again_later_and_an_answer_that_is_lost_is_not() throws Exception {
        provider.answers("/sms/send", 200, Provider.SILENCE);
        assertInstanceOf(SmsResult.Unknown.class, smsRu().send(1, PHONE, "x"));
        var nobody = new SmsRu(
                new SmsRuAccount(URI.create("http://127.0.0.1:1"), "MADE-UP", Optional.empty()), Provider.http());
        assertInstanceOf(SmsResult.Wait.class, nobody.send(1, PHONE, "x"));
    }

    @Test
    void accounts_tell_nobody_their_secrets() {
        assertFalse(new Eskiz(provider.url(), "a", "made-up", "4546").toString().contains("made-up"));
        assertFalse(new SmsRuAccount(provider.url(), "MADE-UP", Optional.empty())
                .toString()
                .contains("MADE-UP"));
        assertFalse(new Smsc(provider.url(), "a", "made-up", Optional.empty())
                .toString()
                .contains("made-up"));
        assertFalse(
                new Twilio(provider.url(), "AC1", "made-up", "+1").toString().contains("made-up"));
    }

    private static SentSms sent(long id, String providerId) {
        return new SentSms(id, "any", providerId, PHONE, Instant.EPOCH);
    }

    @Test
    void sms_ru_tells_of_many_by_one_call_and_sent_is_not_delivered() throws Exception {
        provider.answers(
                "/sms/status",
                200,
                "{'status_code': 100, 'sms': {'a-1': {'status_code': 102}, 'a-2': {'status_code': 103},"
                        + " 'a-3': {'status_code': 104}, 'a-4': {'status_code': 150}, 'a-5': {'status_code': -1}}}");
        var found = smsRu().statuses(
                        List.of(sent(1, "a-1"), sent(2, "a-2"), sent(3, "a-3"), sent(4, "a-4"), sent(5, "a-5")));
        assertEquals(
                Map.of(
                        1L, SmsStatus.ACCEPTED,
                        2L, SmsStatus.DELIVERED,
                        3L, SmsStatus.EXPIRED,
                        4L, SmsStatus.UNDELIVERED,
                        5L, SmsStatus.ACCEPTED),
                found);
        assertEquals(1, provider.asked("/sms/status").size());
        assertEquals(
                "a-1,a-2,a-3,a-4,a-5",
                provider.asked("/sms/status").getFirst().form().get("sms_id"));
    }

    @Test
    void smsc_tells_one_by_one_and_a_fault_in_the_middle_leaves_the_others() throws Exception {
        var path = "/sys/status.php";
        provider.answers(path, 200, "{'status': 1}")
                .answers(path, 500, "{}")
                .answers(path, 200, "{'status': 25}")
                .answers(path, 200, "{'status': -3}");
        var found = smsc().statuses(List.of(sent(1, "1"), sent(2, "2"), sent(3, "3"), sent(4, "4")));
        assertEquals(Map.of(1L, SmsStatus.DELIVERED, 3L, SmsStatus.UNDELIVERED, 4L, SmsStatus.ACCEPTED), found);
        assertEquals("998901234567", provider.asked(path).getFirst().form().get("phone"));
    }

    @Test
    void eskiz_tells_with_a_token_that_it_renews_once() throws Exception {
        var path = "/api/message/sms/status_by_id/u-1";
        provider.answers(LOGIN, 200, token("one")).answers(REFRESH, 200, token("two"));
        provider.answers(path, 401, "{}").answers(path, 200, "{'status': 'success', 'data': {'status': 'Delivered'}}");
        provider.answers("/api/message/sms/status_by_id/u-2", 200, "{'data': {'status': 'UNDELIV'}}");
        provider.answers("/api/message/sms/status_by_id/u-3", 200, "{'data': {'status': 'STORED'}}");
        assertEquals(
                Map.of(1L, SmsStatus.DELIVERED, 2L, SmsStatus.UNDELIVERED, 3L, SmsStatus.ACCEPTED),
                eskiz().statuses(List.of(sent(1, "u-1"), sent(2, "u-2"), sent(3, "u-3"))));
        assertEquals("GET", provider.asked(path).getFirst().method());
        assertEquals(1, provider.asked(REFRESH).size());
    }

    @Test
    void twilio_tells_and_one_that_it_does_not_know_is_left_open() throws Exception {
        var path = "/2010-04-01/Accounts/AC1/Messages/";
        provider.answers(path + "SM1.json", 200, "{'status': 'delivered'}")
                .answers(path + "SM2.json", 200, "{'status': 'undelivered'}")
                .answers(path + "SM3.json", 200, "{'status': 'sent'}");
        assertEquals(
                Map.of(1L, SmsStatus.DELIVERED, 2L, SmsStatus.UNDELIVERED, 3L, SmsStatus.ACCEPTED),
                twilio().statuses(List.of(sent(1, "SM1"), sent(2, "SM2"), sent(3, "SM3"), sent(4, "SM4"))));
    }
}
