package dvorik.core.consent;

import static dvorik.migrations.jooq.Tables.CONSENT;
import static dvorik.migrations.jooq.Tables.LEGAL_DOCUMENT;

import dvorik.core.consent.LegalDocument.Kind;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.db.Transactions;
import dvorik.core.text.Language;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Which documents are in force, and who accepted them. */
public final class ConsentService {
    /** How long a process may not notice that another one published a new version. */
    private static final Duration FRESHNESS = Duration.ofSeconds(10);

    private final DSLContext db;
    private final Clock clock;
    private final CustomerService customers;
    private volatile Cached cached;

    public ConsentService(DSLContext db, Clock clock, CustomerService customers) {
        this.db = db;
        this.clock = clock;
        this.customers = customers;
    }

    /** Versions in force. */
    public record Versions(String terms, String privacy) {
        public boolean acceptedBy(Customer customer) {
            return terms.equals(customer.termsVersion()) && privacy.equals(customer.privacyVersion());
        }
    }

    /**
     * A person's yes to both documents.
     *
     * @param source where the person came from; may be null
     * @param shownText the words above the button
     * @param requestKey names the tap; the same one twice is one decision
     */
    public record Acceptance(
            long telegramId,
            Language language,
            String source,
            Versions versions,
            String shownText,
            String requestKey) {}

    private record Cached(Versions versions, long readAtNanos) {}

    /** Puts documents in force; those whose version is known already change nothing. At every start. */
    public void publish(List<LegalDocument> documents) {
        // together: a version must not be in force before it can be read in every language
        db.transaction(trx -> documents.forEach(document -> trx.dsl()
                .insertInto(LEGAL_DOCUMENT)
                .set(LEGAL_DOCUMENT.KIND, document.kind().code())
                .set(LEGAL_DOCUMENT.VERSION, document.version())
                .set(LEGAL_DOCUMENT.LANGUAGE, document.language().code())
                .set(LEGAL_DOCUMENT.BODY, document.body())
                .set(LEGAL_DOCUMENT.PUBLISHED_AT, clock.instant())
                .onDuplicateKeyIgnore()
                .execute()));
        cached = null;
    }

    /** @return the newest versions, at most a few seconds old */
    public Versions inForce() {
        var known = cached;
        if (known != null && System.nanoTime() - known.readAtNanos() < FRESHNESS.toNanos()) {
            return known.versions();
        }
        var versions = new Versions(newest(Kind.TERMS), newest(Kind.PRIVACY));
        cached = new Cached(versions, System.nanoTime());
        return versions;
    }

    /** @return empty for a version that was never published in that language */
    public Optional<LegalDocument> find(Kind kind, String version, Language language) {
        return db.select(LEGAL_DOCUMENT.BODY)
                .from(LEGAL_DOCUMENT)
                .where(
                        LEGAL_DOCUMENT.KIND.eq(kind.code()),
                        LEGAL_DOCUMENT.VERSION.eq(version),
                        LEGAL_DOCUMENT.LANGUAGE.eq(language.code()))
                .fetchOptional(row -> new LegalDocument(kind, version, language, row.value1()));
    }

    /** Makes a customer of the person where there is none, and keeps the proof. */
    public Customer accept(Acceptance acceptance) {
        return Transactions.repeated(db, tx -> {
            var customer = customers.admit(tx, acceptance.telegramId(), acceptance.language(), acceptance.source());
            insert(tx, customer, acceptance);
            customers.keepAcceptedVersions(
                    tx,
                    customer.id(),
                    acceptance.versions().terms(),
                    acceptance.versions().privacy());
            return customer;
        });
    }

    /** Decisions that are kept already stay. */
    private void insert(DSLContext tx, Customer customer, Acceptance acceptance) {
        var versions = acceptance.versions();
        tx.insertInto(CONSENT)
                .set(row(customer, acceptance, Kind.TERMS, versions.terms()))
                .newRecord()
                .set(row(customer, acceptance, Kind.PRIVACY, versions.privacy()))
                .onDuplicateKeyIgnore()
                .execute();
    }

    private Map<Field<?>, Object> row(Customer customer, Acceptance acceptance, Kind kind, String version) {
        return Map.of(
                CONSENT.CUSTOMER_ID, customer.id().value(),
                CONSENT.KIND, kind.code(),
                CONSENT.VERSION, version,
                CONSENT.LANGUAGE, acceptance.language().code(),
                CONSENT.DECISION, "accepted",
                CONSENT.SHOWN_TEXT, acceptance.shownText(),
                CONSENT.REQUEST_KEY, acceptance.requestKey(),
                CONSENT.DECIDED_AT, clock.instant());
    }

    private String newest(Kind kind) {
        return db.select(LEGAL_DOCUMENT.VERSION)
                .from(LEGAL_DOCUMENT)
                .where(LEGAL_DOCUMENT.KIND.eq(kind.code()))
                .orderBy(LEGAL_DOCUMENT.PUBLISHED_AT.desc(), LEGAL_DOCUMENT.VERSION.desc())
                .limit(1)
                .fetchSingle(LEGAL_DOCUMENT.VERSION);
    }
}
