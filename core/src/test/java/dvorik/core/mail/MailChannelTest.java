package dvorik.core.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dvorik.core.config.Settings.Email;
import dvorik.core.id.CustomerId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.FurtherChannel.Letter;
import dvorik.core.notification.NotificationKind;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server, and one that refuses. */
class MailChannelTest {
    private static final String ADDRESS = "ann@example.com";
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static MailChannel channel(int port, String user) {
        return new MailChannel(
                new Email("127.0.0.1", port, user, user.isEmpty() ? "" : "made-up", "shop@example.com", "none"),
                "Дворик",
                new Texts(Clock.systemUTC(), List.of("common", "mail")),
                Clock.systemUTC(),
                customer -> Optional.of(URI.create("https://shop.example.com/unsubscribe/" + customer.value())));
    }

    private static Letter letter(String address) {
        return letter(address, NotificationKind.STAFF_MESSAGE);
    }

    private static Letter letter(String address, NotificationKind kind) {
        return new Letter(
                77,
                kind,
                Optional.of(new CustomerId(1)),
                Language.RU,
                address,
                "<b>Скидка</b> 10 &lt;%&gt;\nКод: <code>AB12</code>");
    }

    @Test
    void a_letter_has_words_with_and_without_marks() throws Exception {
        var channel = channel(server.getSmtp().getPort(), "");
        assertInstanceOf(Delivery.Delivered.class, channel.deliver(letter(ADDRESS)));
        channel.deliver(letter(ADDRESS));
        var messages = server.getReceivedMessages();
        assertEquals(2, messages.length);
        var one = messages[0];
        assertEquals("<dvorik.77.shop@example.com>", one.getHeader("Message-ID", null));
        assertEquals(one.getHeader("Message-ID", null), messages[1].getHeader("Message-ID", null));
        assertTrue(one.getSubject().contains("Дворик"));
        assertEquals(ADDRESS, one.getAllRecipients()[0].toString());
        var parts = (MimeMultipart) one.getContent();
        var plain = (String) parts.getBodyPart(0).getContent();
        var html = (String) parts.getBodyPart(1).getContent();
        assertTrue(plain.contains("Скидка 10 <%>"), plain);
        assertTrue(html.contains("<b>Скидка</b> 10 &lt;%&gt;<br>"), html);
        assertTrue(html.contains("<!DOCTYPE html>"));
        assertTrue(parts.getContentType().contains("alternative"));
    }

    @Test
    void marketing_says_how_to_end_it_in_its_head_and_in_both_parts() throws Exception {
        var channel = channel(server.getSmtp().getPort(), "");
        channel.deliver(letter(ADDRESS, NotificationKind.BIRTHDAY_DISCOUNT));
        channel.deliver(letter(ADDRESS, NotificationKind.DISCOUNT_GIVEN));
        var marketing = server.getReceivedMessages()[0];
        var link = "https://shop.example.com/unsubscribe/1";
        assertEquals("<" + link + ">", marketing.getHeader("List-Unsubscribe", null));
        assertEquals("List-Unsubscribe=One-Click", marketing.getHeader("List-Unsubscribe-Post", null));
        var parts = (MimeMultipart) marketing.getContent();
        assertTrue(((String) parts.getBodyPart(0).getContent()).contains(link));
        assertTrue(((String) parts.getBodyPart(1).getContent()).contains("href=\"" + link + "\""));
        var given = server.getReceivedMessages()[1];
        assertEquals(null, given.getHeader("List-Unsubscribe", null));
        assertFalse(
                ((String) ((MimeMultipart) given.getContent()).getBodyPart(1).getContent()).contains(link));
    }

    @Test
    void each_sort_of_letter_has_its_subject_and_one_layout() throws Exception {
        var channel = channel(server.getSmtp().getPort(), "");
        var kinds = List.of(
                NotificationKind.STAFF_MESSAGE,
                NotificationKind.EMAIL_WELCOME,
                NotificationKind.DISCOUNT_GIVEN,
                NotificationKind.EMAIL_CODE,
                NotificationKind.PASSWORD_MAIL);
        for (var kind : kinds) {
            channel.deliver(letter(ADDRESS, kind));
        }
        var subjects = new HashSet<String>();
        for (var message : server.getReceivedMessages()) {
            subjects.add(message.getSubject());
            var html = (String)
                    ((MimeMultipart) message.getContent()).getBodyPart(1).getContent();
            assertTrue(html.contains("<!DOCTYPE html>") && html.contains("<code>AB12</code>"), html);
        }
        assertEquals(kinds.size(), subjects.size());
    }

    @Test
    void an_address_that_would_add_headers_is_none() {
        var channel = channel(server.getSmtp().getPort(), "");
        assertInstanceOf(
                Delivery.Unreachable.class, channel.deliver(letter("ann@example.com\r\nBcc: all@example.com")));
        assertInstanceOf(Delivery.Unreachable.class, channel.deliver(letter("nobody")));
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void what_a_server_says_decides() throws Exception {
        assertEquals(new Delivery.Unreachable("smtp: 550"), refused("550 no such user ann@example.com"));
        assertInstanceOf(Delivery.Later.class, refused("451 try again later"));
        assertEquals(new Delivery.Failed("smtp: 552"), refused("552 quota"));
    }

    @Test
    void a_server_that_is_away_or_lets_nobody_in_is_waited_for() {
        assertInstanceOf(
                Delivery.Later.class,
                channel(server.getSmtp().getPort(), "nobody").deliver(letter(ADDRESS)));
        int port = server.getSmtp().getPort();
        server.stop();
        assertInstanceOf(Delivery.Later.class, channel(port, "").deliver(letter(ADDRESS)));
        assertFalse(new Email("h", 1, "u", "made-up", "f", "none").toString().contains("made-up"));
    }

    /** @param answer to the recipient */
    private static Delivery refused(String answer) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var line = socket.accept();
                        var in = new BufferedReader(
                                new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII))) {
                    var out = line.getOutputStream();
                    out.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
                    for (var said = in.readLine(); said != null; said = in.readLine()) {
                        var reply = said.startsWith("RCPT") ? answer : "250 ok";
                        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    }
                } catch (IOException e) {
                    // the other side has hung up
                }
            });
            return channel(socket.getLocalPort(), "").deliver(letter(ADDRESS));
        }
    }
}
