package dvorik.core.mail;

import dvorik.core.notification.Delivery;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a fault of SMTP means. Reasons are codes: servers put addresses into their words. */
final class MailFault {
    private static final Logger log = LoggerFactory.getLogger(MailFault.class);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int QUOTA = 552;

    private MailFault() {}

    static Delivery of(MessagingException fault) {
        if (fault instanceof AuthenticationFailedException) {
            log.error("e-mails wait for somebody to put this right: the server lets nobody in");
            return new Delivery.Later(LONG);
        }
        // what is said of the address stands behind what is said of the message
        Exception one = fault;
        int code = 0;
        while (one instanceof MessagingException of) {
            switch (of) {
                case SMTPSenderFailedException sender -> {
                    log.error("e-mails wait: the sender is refused with {}", sender.getReturnCode());
                    return new Delivery.Later(LONG);
                }
                case SMTPAddressFailedException address -> code = address.getReturnCode();
                case SMTPSendFailedException message -> code = code == 0 ? message.getReturnCode() : code;
                default -> {}
            }
            one = of.getNextException();
        }
        if (code == QUOTA) {
            return new Delivery.Failed("smtp: 552");
        }
        if (code >= 500) {
            return new Delivery.Unreachable("smtp: " + code);
        }
        // 4xx, or a broken line: sent again with the same Message-ID
        return new Delivery.Later(code == 0 ? SHORT : LONG);
    }
}
