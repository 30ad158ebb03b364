package dvorik.core.consent;

import static dvorik.migrations.jooq.Tables.CONSENT;
import static dvorik.migrations.jooq.Tables.LEGAL_DOCUMENT;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;

import dvorik.core.consent.LegalDocument.Kind;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.db.FreshValue;
import dvorik.core.db.KeptInsert;
import dvorik.core.db.Transactions;
import dvorik.core.text.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;

/** Which documents are in force, and who accepted them. */
public final class ConsentService {
    private static final KeptInsert INSERT = KeptInsert.unlessThere(
            CONSENT,
            CONSENT.CUSTOMER_ID,
            CONSENT.KIND,
            CONSENT.VERSION,
            CONSENT.LANGUAGE,
            CONSENT.DECISION,
            CONSENT.SHOWN_TEXT,
            CONSENT.REQUEST_KEY,
            CONSENT.DECIDED_AT);

    private final DSLContext db;
    private final Clock clock;
    private final CustomerService customers;
    private final FreshValue<Versions> inForce = new FreshValue<>(
            Duration.ofSeconds(10),
            context -> new Versions(newest(context, Kind.TERMS), newest(context, Kind.PRIVACY)));

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
     * @param arrival what a deep link asked for; may be null
     * @param shownText the words above the button
     * @param requestKey names the tap; the same one twice is one decision
     */
    public record Acceptance(
            long telegramId,
            Language language,
            String source,
            String arrival,
            Versions versions,
            String shownText,
            String requestKey) {}

    /**
     * A person's "no more".
     *
     * @param shownText the words above the button
     * @param requestKey names the tap; the same one twice is one decision
     */
    public record Revocation(Language language, String shownText, String requestKey) {}

    /** A yes that counts. */
    public record Accepted(Kind kind, String version, Instant at) {}

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
        inForce.forget();
    }

    /** @return the newest versions, at most a few seconds old */
    public Versions inForce() {
        return inForce.get(db);
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

    /** @return the document in force */
    public Optional<LegalDocument> newest(Kind kind, Language language) {
        return db.select(LEGAL_DOCUMENT.VERSION, LEGAL_DOCUMENT.BODY)
                .from(LEGAL_DOCUMENT)
                .where(LEGAL_DOCUMENT.KIND.eq(kind.code()), LEGAL_DOCUMENT.LANGUAGE.eq(language.code()))
                .orderBy(LEGAL_DOCUMENT.PUBLISHED_AT.desc(), LEGAL_DOCUMENT.VERSION.desc())
                .limit(1)
                .fetchOptional(row -> new LegalDocument(kind, row.value1(), language, row.value2()));
    }

    /** Makes a customer of the person where there is none, and keeps the proof. */
    public Customer accept(Acceptance acceptance) {
        return Transactions.repeated(db, tx -> {
            var versions = acceptance.versions();
            var customer = customers.admit(
                    tx,
                    new CustomerService.Newcomer(
                            acceptance.telegramId(),
                            acceptance.language(),
                            acceptance.source(),
                            acceptance.arrival(),
                            versions.terms(),
                            versions.privacy()));
            var words = new Revocation(acceptance.language(), acceptance.shownText(), acceptance.requestKey());
            insert(tx, customer, versions, new Decision("accepted", words));
            return customer;
        });
    }

    /** Takes the yes to both documents back: the account rests until they are accepted again. */
    public void revoke(Customer customer, Revocation revocation) {
        Transactions.repeated(db, tx -> {
            revoke(tx, customer, revocation);
            return null;
        });
    }

    /** As {@link #revoke(Customer, Revocation)}, within a transaction; nothing where nothing is accepted. */
    public void revoke(DSLContext tx, Customer customer, Revocation revocation) {
        if (customer.termsVersion() == null || customer.privacyVersion() == null) {
            return;
        }
        var versions = new Versions(customer.termsVersion(), customer.privacyVersion());
        insert(tx, customer, versions, new Decision("revoked", revocation));
        customers.keepAcceptedVersions(tx, customer.id(), null, null);
        customers.stopMarketing(tx, customer.id());
    }

    /** @return when the versions that the customer has accepted were accepted last, terms first */
    public List<Accepted> findAccepted(Customer customer) {
        var at = max(CONSENT.DECIDED_AT);
        return db.select(CONSENT.KIND, CONSENT.VERSION, at)
                .from(CONSENT)
                .where(
                        CONSENT.CUSTOMER_ID.eq(customer.id().value()),
                        CONSENT.DECISION.eq("accepted"),
                        row(CONSENT.KIND, CONSENT.VERSION)
                                .in(
                                        row(Kind.TERMS.code(), customer.termsVersion()),
                                        row(Kind.PRIVACY.code(), customer.privacyVersion())))
                .groupBy(CONSENT.KIND, CONSENT.VERSION)
                .orderBy(CONSENT.KIND.desc())
                .fetch(row ->
                        new Accepted(Kind.valueOf(row.value1().toUpperCase(Locale.ROOT)), row.value2(), row.value3()));
    }

    /** @param request the words and the tap */
    private record Decision(String code, Revocation request) {}

    /** Decisions that are kept already stay. */
    private void insert(DSLContext tx, Customer customer, Versions versions, Decision decision) {
        INSERT.executeAll(
                tx,
                List.of(
                        values(customer, decision, Kind.TERMS, versions.terms()),
                        values(customer, decision, Kind.PRIVACY, versions.privacy())));
    }

    private Object[] values(Customer customer, Decision decision, Kind kind, String version) {
        return new Object[] {
            customer.id().value(),
            kind.code(),
            version,
            decision.request().language().code(),
            decision.code(),
            decision.request().shownText(),
            decision.request().requestKey(),
            clock.instant()
        };
    }

    private static String newest(DSLContext context, Kind kind) {
        return context.select(LEGAL_DOCUMENT.VERSION)
                .from(LEGAL_DOCUMENT)
                .where(LEGAL_DOCUMENT.KIND.eq(kind.code()))
                .orderBy(LEGAL_DOCUMENT.PUBLISHED_AT.desc(), LEGAL_DOCUMENT.VERSION.desc())
                .limit(1)
                .fetchSingle(LEGAL_DOCUMENT.VERSION);
    }
}
