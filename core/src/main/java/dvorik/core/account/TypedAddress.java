package dvorik.core.account;

import dvorik.core.customer.EmailAddress;
import dvorik.core.customer.Phone;

/** What a customer typed, readable but not proved. */
public sealed interface TypedAddress {
    record Email(EmailAddress address) implements TypedAddress {}

    record Number(Phone phone) implements TypedAddress {}

    /** @return as {@code customer_identity} has it */
    default String value() {
        return switch (this) {
            case Email(var address) -> address.value();
            case Number(var phone) -> phone.e164();
        };
    }

    /** @return likewise */
    default String kind() {
        return this instanceof Email ? "email" : "phone";
    }

    static TypedAddress of(String kind, String value) {
        return kind.equals("email") ? new Email(new EmailAddress(value)) : new Number(new Phone(value));
    }
}
