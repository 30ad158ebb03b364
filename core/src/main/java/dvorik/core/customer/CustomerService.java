package dvorik.core.customer;

import dvorik.core.event.ProductEvent;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.CustomerId;
import dvorik.core.id.PersonKeys;
import dvorik.core.text.Language;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Who our customers are. */
public final class CustomerService {
    private final DSLContext db;
    private final Clock clock;
    private final PersonKeys personKeys;
    private final ProductEvents events;
    private final CustomerRepository customers = new CustomerRepository();
    private final IdentityRepository identities = new IdentityRepository();

    public CustomerService(DSLContext db, Clock clock, PersonKeys personKeys, ProductEvents events) {
        this.db = db;
        this.clock = clock;
        this.personKeys = personKeys;
        this.events = events;
    }

    /** @return empty for people who never accepted the terms, and for the deleted */
    public Optional<Customer> findByTelegram(long telegramId) {
        return customers.findByTelegram(db, telegramId);
    }

    /** Like {@link #findByTelegram(long)}, in a transaction, the row locked until its end. */
    public Optional<Customer> lockByTelegram(DSLContext tx, long telegramId) {
        return customers.lockByTelegram(tx, telegramId);
    }

    /**
     * A person who has just accepted the terms.
     *
     * @param source where the person came from, may be null; kept from the first contact
     * @param arrival payload of a deep link to be honoured at the end of joining, may be null
     * @param terms and {@code privacy}: the versions accepted
     */
    public record Newcomer(
            long telegramId, Language language, String source, String arrival, String terms, String privacy) {}

    /** Makes a customer of the person; a living one with this Telegram id stays, with these versions accepted. */
    public Customer admit(DSLContext tx, Newcomer person) {
        var known = customers.lockByTelegram(tx, person.telegramId());
        if (known.isPresent()) {
            customers.updateVersions(tx, known.get().id(), person.terms(), person.privacy());
            return known.get().accepting(person.terms(), person.privacy());
        }
        var personKey = personKeys.of(person.telegramId());
        var id = customers.insert(tx, personKey, person);
        // the unique key refuses a rival's second person; the caller's transaction is then run again
        identities.insertTelegram(tx, id, person.telegramId(), clock.instant());
        events.record(tx, ProductEvent.ofCustomer(ProductEvent.Kind.CUSTOMER_ADMITTED, id, person.source()));
        return new Customer(
                id,
                personKey,
                person.telegramId(),
                null,
                person.language(),
                null,
                person.source(),
                person.arrival(),
                person.terms(),
                person.privacy(),
                null,
                false);
    }

    /**
     * What was kept of what a person told.
     *
     * @param phoneKept false when the phone belongs to another living customer
     */
    public record Kept(Customer customer, boolean phoneKept) {}

    /**
     * Keeps what the person told when joining; sets {@code joined_at} the first time only.
     *
     * @param customer as it is in the row that this transaction has locked
     */
    public Kept keepDetails(DSLContext tx, Customer customer, CustomerDetails details) {
        var id = customer.id();
        var joined = customer.with(details, customer.joined() ? customer.joinedAt() : clock.instant());
        customers.updateDetails(tx, joined);
        if (!customer.joined()) {
            events.record(tx, ProductEvent.ofCustomer(ProductEvent.Kind.CUSTOMER_JOINED, id, customer.source()));
        }
        boolean phoneKept = details.phone().isEmpty()
                || (customer.joined()
                        ? identities.claimPhone(tx, id, details.phone().get(), clock.instant())
                        : identities.claimFirstPhone(tx, id, details.phone().get(), clock.instant()));
        return new Kept(joined, phoneKept);
    }

    /** Keeps which versions the person has accepted last; null: revoked. */
    public void keepAcceptedVersions(DSLContext tx, CustomerId id, String terms, String privacy) {
        customers.updateVersions(tx, id, terms, privacy);
    }

    /** No more news and offers, until the customer wants them again. */
    public void stopMarketing(DSLContext tx, CustomerId id) {
        customers.stopMarketing(tx, id);
    }

    /** Remembers what a deep link asked for until the person has joined; afterwards it changes nothing. */
    public void keepArrival(CustomerId id, String arrival) {
        customers.updateArrival(db, id, arrival);
    }

    public void changeLanguage(CustomerId id, Language language) {
        customers.updateLanguage(db, id, language);
    }

    /** @return verified or not; empty when the customer told none */
    public Optional<Phone> findPhone(CustomerId id) {
        return identities.findPhone(db, id);
    }

    /** @return empty when the person has no Telegram any more */
    public Optional<Long> findTelegramId(CustomerId id) {
        return identities.findTelegram(db, id);
    }

    /** @return all by which the person comes, two where two accounts became one; the one opened last first */
    public List<Long> findTelegramIds(CustomerId id) {
        return identities.findTelegrams(db, id);
    }

    /** @return the one it became, where two became one; empty for the deleted */
    public Optional<Customer> find(CustomerId id) {
        return customers.find(db, id);
    }

    /** @return first names by id, of the living who told one; one statement, none for nobody */
    public Map<CustomerId, String> findNames(Collection<CustomerId> ids) {
        return ids.isEmpty() ? Map.of() : customers.findNames(db, ids);
    }

    /** Remembers that the bot can no longer write to this person, or that it can again. */
    public void markReachable(long telegramId, boolean reachable) {
        customers.updateReachable(db, telegramId, reachable ? null : clock.instant());
    }
}
