package dvorik.core.account;

import dvorik.core.customer.CustomerService;
import dvorik.core.notification.DirectLetters;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.Map;
import java.util.Optional;

/** Letters and SMS to addresses that customers typed. */
public final class AddressLetters {
    private final AddressCodes codes;
    private final CustomerService customers;
    private final Texts texts;
    private final String business;

    public AddressLetters(AddressCodes codes, CustomerService customers, Texts texts, String business) {
        this.codes = codes;
        this.customers = customers;
        this.texts = texts;
        this.business = business;
    }

    public Map<NotificationKind, DirectLetters> kinds() {
        return Map.of(
                NotificationKind.EMAIL_CODE,
                owed -> code(owed, "mail.code.words"),
                NotificationKind.SMS_CODE,
                owed -> code(owed, "mail.code.sms"),
                NotificationKind.EMAIL_WELCOME,
                this::welcome);
    }

    private Optional<DirectLetters.Direct> code(OwedNotification owed, String key) {
        return codes.findWaiting(owed.subject())
                .flatMap(code -> customers.find(code.customer()).map(customer -> {
                    var words = Text.of(key)
                            .with("business", business)
                            .with("code", code.digits())
                            .with("minutes", AddressCodes.LIFE.toMinutes());
                    return new DirectLetters.Direct(
                            customer.language(), code.address().value(), texts.html(customer.language(), words));
                }));
    }

    private Optional<DirectLetters.Direct> welcome(OwedNotification owed) {
        return customers.find(owed.customer()).flatMap(customer -> codes.findEmail(customer.id())
                .filter(email -> email.verified())
                .map(email -> new DirectLetters.Direct(
                        customer.language(),
                        email.address().value(),
                        texts.html(
                                customer.language(),
                                Text.of("mail.welcome.words")
                                        .with("name", customer.firstName())
                                        .with("business", business)))));
    }
}
