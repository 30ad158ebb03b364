package dvorik.core.mail;

import dvorik.core.config.Settings.Email;
import dvorik.core.id.CustomerId;
import dvorik.core.mail.MailLayout.Page;
import dvorik.core.mail.MailLayout.Unsubscribe;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.FurtherChannel;
import dvorik.core.notification.Way;
import dvorik.core.text.PlainWords;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** Sends e-mails, most of them to customers. */
public final class MailChannel implements FurtherChannel {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String CONNECT_MILLIS = "30000";
    private static final String ANSWER_MILLIS = "120000";

    private final Email email;
    private final String business;
    private final Texts texts;
    private final Clock clock;
    private final MailLayout layout = new MailLayout();
    private final Session session;
    private final Function<CustomerId, Optional<URI>> unsubscribing;

    /**
     * @param business its name, which stands as the sender's
     *
     * @param unsubscribing links that end marketing; empty where the installation has no public address
     */
    public MailChannel(
            Email email, String business, Texts texts, Clock clock, Function<CustomerId, Optional<URI>> unsubscribing) {
        this.email = email;
        this.business = business.replaceAll("[\\r\\n]+", " ");
        this.texts = texts;
        this.clock = clock;
        this.unsubscribing = unsubscribing;
        this.session = Session.getInstance(properties(email));
    }

    @Override
    public Way way() {
        return Way.EMAIL;
    }

    @Override
    public Delivery deliver(Letter letter) {
        InternetAddress to;
        try {
            to = new InternetAddress(letter.address(), true);
        } catch (AddressException e) {
            return new Delivery.Unreachable("no address");
        }
        try (var transport = session.getTransport("smtp")) {
            var message = message(letter, to);
            if (email.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(email.user(), email.password());
            }
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivery.Delivered(null);
        } catch (MessagingException e) {
            return MailFault.of(e);
        }
    }

    private MimeMessage message(Letter letter, InternetAddress to) throws MessagingException {
        var language = letter.language();
        var paper = Paper.of(letter.kind());
        var subject = texts.plain(language, Text.of(paper.subject()).with("business", business));
        var footer = texts.plain(language, Text.of(paper.footer()).with("business", business));
        var unsubscribe = Optional.of(letter)
                .filter(Letter::isMarketing)
                .flatMap(Letter::customer)
                .flatMap(unsubscribing)
                .map(link -> new Unsubscribe(link, texts.plain(language, "mail.unsubscribe")));
        var alternatives = new MimeMultipart("alternative");
        var plain = new MimeBodyPart();
        var lastLine =
                unsubscribe.map(one -> one.words() + ": " + one.link() + "\n").orElse("");
        plain.setText(PlainWords.of(letter.html()) + "\n\n-- \n" + footer + "\n" + lastLine, UTF_8, "plain");
        alternatives.addBodyPart(plain);
        var html = new MimeBodyPart();
        html.setText(
                layout.html(new Page(paper, language, business, subject, letter.html(), footer, unsubscribe)),
                UTF_8,
                "html");
        alternatives.addBodyPart(html);
        var message = new Numbered(session, letter.id() + "." + email.from());
        message.setFrom(sender());
        message.setRecipient(MimeMessage.RecipientType.TO, to);
        message.setSubject(subject, UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (unsubscribe.isPresent()) {
            var link = unsubscribe.get().link();
            message.setHeader("List-Unsubscribe", "<" + link + ">");
            // RFC 8058: readers may press the button by themselves, over HTTPS only
            if ("https".equals(link.getScheme())) {
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }
        message.setContent(alternatives);
        message.saveChanges();
        return message;
    }

    private InternetAddress sender() throws AddressException {
        try {
            var from = new InternetAddress(email.from(), true);
            from.setPersonal(business, UTF_8);
            return from;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("UTF-8 is always there", e);
        }
    }

    private static Properties properties(Email email) {
        var properties = new Properties();
        properties.put("mail.smtp.host", email.host());
        properties.put("mail.smtp.port", Integer.toString(email.port()));
        properties.put("mail.smtp.auth", Boolean.toString(!email.user().isEmpty()));
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (email.security()) {
            case "starttls" -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case "tls" -> properties.put("mail.smtp.ssl.enable", "true");
            default -> {}
        }
        return properties;
    }

    /** The same number at each attempt: a server or a reader that knows it shows it once. */
    private static final class Numbered extends MimeMessage {
        private final String number;

        Numbered(Session session, String number) {
            super(session);
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<dvorik." + number + ">");
        }
    }
}
