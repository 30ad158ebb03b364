package dvorik.core.account;

import dvorik.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** All that is kept about a person, for that person. Lists are oldest first. */
public record PersonalData(
        Profile profile,
        List<Contact> contacts,
        List<Consent> consents,
        List<Grant> discounts,
        List<Use> redemptions,
        List<Purchase> purchases,
        List<Told> messages,
        List<Event> events) {

    public record Profile(
            String name,
            LocalDate birthday,
            String language,
            String source,
            String timeZone,
            Instant joinedAt,
            boolean reminders,
            boolean marketing,
            boolean sms,
            boolean email,
            boolean emailMarketing,
            int quietFrom,
            int quietUntil) {}

    /** @param kind {@code telegram}, {@code phone} or {@code email} */
    public record Contact(String kind, String value, Instant verifiedAt, Instant removedAt) {}

    public record Consent(String document, String version, String decision, Instant at, String shownText) {}

    /** @param title in the language of the customer, with {@code {value}} in place of what it takes off */
    public record Grant(
            String code,
            String title,
            String valueType,
            long value,
            String currency,
            String status,
            Instant from,
            Instant until,
            int usesAllowed,
            int usesMade) {}

    public record Use(
            Instant at, String salon, String code, Optional<Money> purchase, Money takenOff, Instant revertedAt) {}

    /** @param reversal takes an earlier one back */
    public record Purchase(Instant at, String salon, Money total, Money takenOff, Money paid, boolean reversal) {}

    public record Told(Instant at, String html, Instant readAt) {}

    public record Event(Instant at, String kind, String source) {}
}
