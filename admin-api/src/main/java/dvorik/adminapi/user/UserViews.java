package dvorik.adminapi.user;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.account.CustomerHistory;
import dvorik.core.customer.CustomerDetails;
import dvorik.core.customer.CustomerEntry;
import dvorik.core.customer.EmailAddress;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What goes in and out at {@code /users}. */
final class UserViews {
    static final int MOST_TAGS = 20;
    static final int LONGEST_TAG = 40;
    static final int LONGEST_ZONE = 64;
    private static final int SHOWN_OF_CODE = 4;

    private UserViews() {}

    record User(
            long id,
            @Doc("Null until told") Optional<String> name,
            Language language,
            Optional<LocalDate> birthday,
            @Doc("Whole for those who may change customers, else with its last four digits") Optional<String> phone,
            @Doc("Whole for those who may change customers, else its first letter and the domain")
                    Optional<String> email,
            @Doc("The person has confirmed the address; letters go nowhere else") boolean emailConfirmed,
            List<String> tags,
            @Doc("Where the person came from first") Optional<String> source,
            @Doc("IANA zone; null: that of the salon of the last redemption counts, else that of the business")
                    Optional<String> timeZone,
            Instant createdAt,
            @Doc("Null until the joining dialog was finished") Optional<Instant> joinedAt,
            @Doc("The client bot can write to the person") boolean reachable,
            @Doc("The person wants news and offers") boolean marketing,
            @Doc("SMS are allowed, where Telegram does not reach the person") boolean sms,
            @Doc("E-mails are allowed, likewise") boolean emailLetters,
            @Doc("News and offers by e-mail are allowed, too") boolean emailNews,
            Optional<Instant> blockedAt,
            Optional<Instant> deletedAt,
            @Doc("Everything personal is gone for good") boolean erased) {

        /** @param whole the phone is shown in full */
        static User of(CustomerEntry entry, boolean whole) {
            return new User(
                    entry.id().value(),
                    entry.name(),
                    entry.language(),
                    entry.birthday(),
                    entry.phone().map(phone -> whole ? phone.e164() : phone.masked()),
                    entry.email()
                            .map(email -> whole
                                    ? email.address().value()
                                    : email.address().masked()),
                    entry.email().filter(email -> email.verified()).isPresent(),
                    entry.tags(),
                    entry.source(),
                    entry.zone().map(ZoneId::getId),
                    entry.createdAt(),
                    entry.joinedAt(),
                    entry.reachable(),
                    entry.marketing(),
                    entry.ways().sms(),
                    entry.ways().email(),
                    entry.ways().emailMarketing(),
                    entry.blockedAt(),
                    entry.deletedAt(),
                    entry.erased());
        }
    }

    @Doc("A customer with what happened lately, the newest first")
    record UserDetails(
            User user,
            @Doc("At most 50") List<Grant> discounts,
            @Doc("At most 50") List<Visit> visits,
            @Doc("At most 50") List<Consent> consents,
            @Doc("At most 20") List<Told> messages) {
        static UserDetails of(CustomerEntry entry, CustomerHistory.History history, boolean whole) {
            return new UserDetails(
                    User.of(entry, whole),
                    history.discounts().stream()
                            .map(grant -> Grant.of(grant, whole))
                            .toList(),
                    history.visits().stream().map(Visit::of).toList(),
                    history.consents().stream().map(Consent::of).toList(),
                    history.messages().stream().map(Told::of).toList());
        }
    }

    @Doc("A discount of the customer")
    @SchemaName("UserDiscount")
    record Grant(
            long id,
            long offerId,
            @Doc("With {value} in place of what it takes off") String title,
            @Doc("Whole for those who may change customers, else its last four characters") String code,
            @Doc("percent or amount") String valueType,
            @Doc("Basis points of the purchase, or minor units") long value,
            String currency,
            String status,
            Instant validFrom,
            @Doc("Exclusive") Instant validUntil,
            int usesAllowed,
            int usesMade) {
        static Grant of(CustomerHistory.Grant grant, boolean whole) {
            var code = grant.code();
            return new Grant(
                    grant.id(),
                    grant.offer(),
                    grant.title(),
                    whole ? code : "••••" + code.substring(code.length() - SHOWN_OF_CODE),
                    grant.valueType(),
                    grant.value(),
                    grant.currency(),
                    grant.status(),
                    grant.from(),
                    grant.until(),
                    grant.usesAllowed(),
                    grant.usesMade());
        }
    }

    @Doc("A discount used, or money taken without one")
    @SchemaName("UserVisit")
    record Visit(
            Optional<Long> redemptionId,
            Optional<Long> discountId,
            Optional<Long> saleId,
            Optional<Long> salonId,
            Optional<String> salon,
            Instant at,
            @Doc("In minor units; null where no amount was asked for") Optional<Long> purchase,
            @Doc("In minor units") long takenOff,
            String currency,
            Optional<Instant> revertedAt) {
        static Visit of(CustomerHistory.Visit visit) {
            return new Visit(
                    visit.redemption(),
                    visit.discount(),
                    visit.sale(),
                    visit.salon(),
                    visit.salonName(),
                    visit.at(),
                    visit.purchase(),
                    visit.takenOff(),
                    visit.currency(),
                    visit.revertedAt());
        }
    }

    @Doc("A decision about a document")
    @SchemaName("UserConsent")
    record Consent(String document, String version, @Doc("accepted or revoked") String decision, Instant at) {
        static Consent of(CustomerHistory.Decision decision) {
            return new Consent(decision.document(), decision.version(), decision.decision(), decision.at());
        }
    }

    @Doc("A message to the customer")
    @SchemaName("UserMessage")
    record Told(
            long id,
            String kind,
            @Doc("pending, leased, sent, skipped or dead") String status,
            Instant createdAt,
            Optional<Instant> sentAt,
            @Doc("In the mailbox of the bot") Optional<Instant> readAt,
            @Doc("Of what staff wrote; other messages may hold codes and stay the customer's own")
                    Optional<String> text,
            @Doc("What the channel answered last") Optional<String> problem) {
        static Told of(CustomerHistory.Told told) {
            return new Told(
                    told.id(),
                    told.kind(),
                    told.status(),
                    told.at(),
                    told.sentAt(),
                    told.readAt(),
                    told.text(),
                    told.problem());
        }
    }

    @Doc("One of the two")
    @SchemaName("UserSearch")
    record Wanted(
            @Doc("A whole number, spelled in any way") @Size(min = 1, max = 40) Optional<String> phone,
            @Doc("Of a discount, or the short number of a card") @Size(min = 1, max = 40) Optional<String> code) {}

    @Doc("What is left out stays as it is")
    record UserPatch(
            @Doc("Not null") @Size(min = 1, max = CustomerDetails.LONGEST_NAME) Optional<String> name,
            @Doc("Not null") Optional<Language> language,
            @Doc("Null: forgotten") Optional<LocalDate> birthday,
            @Doc(
                            value = "IANA zone in which marketing keeps the customer's quiet hours; null: not known",
                            example = "Asia/Tashkent")
                    @Size(max = LONGEST_ZONE)
                    Optional<String> timeZone,
            @Doc("Counts once the person has confirmed it; null: taken away") @Size(min = 1, max = EmailAddress.LONGEST)
                    Optional<String> email,
            @Doc("Instead of those there are; null: none") @Size(max = MOST_TAGS)
                    Optional<List<@Size(min = 1, max = LONGEST_TAG) String>> tags,
            @Doc("Not null") Optional<Boolean> blocked,
            @Doc("As the person asks. Not null") Optional<Boolean> sms,
            @Doc("As the person asks. Not null") Optional<Boolean> emailLetters,
            @Doc("As the person asks. Not null") Optional<Boolean> emailNews) {}
}
