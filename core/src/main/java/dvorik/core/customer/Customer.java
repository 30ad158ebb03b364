package dvorik.core.customer;

import dvorik.core.id.CustomerId;
import dvorik.core.text.Language;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A living customer.
 *
 * @param personKey keyed hash of the Telegram id; null for people known by phone only
 * @param telegramId null for people without Telegram
 * @param firstName null until told
 * @param birthday null when not told
 * @param arrival payload of the deep link to be honoured at the end of joining; null: none
 * @param termsVersion last accepted; null: never, or revoked
 * @param privacyVersion likewise
 * @param joinedAt null until the joining dialog was finished
 * @param blocked staff have paused the account
 */
public record Customer(
        CustomerId id,
        String personKey,
        Long telegramId,
        String firstName,
        Language language,
        LocalDate birthday,
        String source,
        String arrival,
        String termsVersion,
        String privacyVersion,
        Instant joinedAt,
        boolean blocked) {
    public boolean joined() {
        return joinedAt != null;
    }

    /** The same customer after a yes to these versions. */
    Customer accepting(String terms, String privacy) {
        return new Customer(
                id,
                personKey,
                telegramId,
                firstName,
                language,
                birthday,
                source,
                arrival,
                terms,
                privacy,
                joinedAt,
                blocked);
    }

    /** The same customer after joining; a birthday that is not told again stays. */
    Customer with(CustomerDetails details, Instant joined) {
        return new Customer(
                id,
                personKey,
                telegramId,
                details.firstName(),
                language,
                details.birthday().orElse(birthday),
                source,
                arrival,
                termsVersion,
                privacyVersion,
                joined,
                blocked);
    }
}
