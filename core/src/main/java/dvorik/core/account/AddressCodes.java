package dvorik.core.account;

import dvorik.core.account.AddressCodeRepository.Code;
import dvorik.core.account.AddressCodeRepository.Status;
import dvorik.core.account.PhoneClaims.Claimed;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerAccounts;
import dvorik.core.db.Transactions;
import dvorik.core.id.CustomerId;
import dvorik.core.id.PurposeKeys;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * An address that was typed by hand is one's own once the code that went there was typed, too. An e-mail address that
 * another customer has goes to who confirmed it now, and nothing else with it: a family may share a mailbox, so accounts
 * never become one by it. A number goes by the rule of {@link PhoneClaims}.
 */
public final class AddressCodes {
    /** How long a code waits. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final Duration HOUR = Duration.ofHours(1);
    /** Asked for again so soon, it was the same tap or an impatient one. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_TRIES = 5;
    private static final int MOST_AN_HOUR = 3;
    private static final int NONCE_BYTES = 16;
    private static final int CODES = 1_000_000;

    private final DSLContext db;
    private final Clock clock;
    private final PurposeKeys keys;
    private final CustomerAccounts customers;
    private final PhoneClaims claims;
    private final Notifications notifications;
    private final AddressCodeRepository codes = new AddressCodeRepository();
    private final SecureRandom random = new SecureRandom();

    /** @param clock business time */
    public AddressCodes(
            DSLContext db,
            Clock clock,
            PurposeKeys keys,
            CustomerAccounts customers,
            PhoneClaims claims,
            Notifications notifications) {
        this.db = db;
        this.clock = clock;
        this.keys = keys;
        this.customers = customers;
        this.claims = claims;
        this.notifications = notifications;
    }

    /** What became of a wish for a code: the same whether the address is somebody else's or not. */
    public sealed interface Requested {
        /** It is on its way, by this wish or one just before it. */
        record Sent(long code) implements Requested {}

        /** The person, or the address, got as many as there are in an hour. */
        record TooMany() implements Requested {}

        /** The person has confirmed this very address before. */
        record Yours() implements Requested {}
    }

    /** What became of a typed code. */
    public sealed interface Confirmed {
        /** @param claimed what there is to say about a number; empty for an e-mail address */
        record Done(Optional<Claimed> claimed) implements Confirmed {}

        /** @param left tries, at least one */
        record Wrong(int left) implements Confirmed {}

        /** Too old, too often wrong, or followed by another one. */
        record Over() implements Confirmed {}
    }

    /** Sends a code, once for taps in a row. */
    public Requested request(CustomerId customer, TypedAddress address) {
        var requested = Transactions.repeated(db, tx -> request(tx, customer, address));
        notifications.committed();
        return requested;
    }

    /** As {@link #request}, for the address of an earlier code of this person. */
    public Requested again(CustomerId customer, long code) {
        var before = codes.find(db, code)
                .filter(known -> known.customer().equals(customer))
                .flatMap(Code::address);
        return before.map(address -> request(customer, address)).orElseGet(Requested.TooMany::new);
    }

    private Requested request(DSLContext tx, CustomerId id, TypedAddress address) {
        var now = clock.instant();
        if (customers.lock(tx, id).isEmpty() || isOwn(tx, id, address)) {
            return new Requested.Yours();
        }
        var before = codes.findOpen(tx, id, address.kind());
        if (before.filter(code -> code.address().orElseThrow().equals(address)
                        && now.isBefore(code.createdAt().plus(PAUSE)))
                .isPresent()) {
            return new Requested.Sent(before.get().id());
        }
        // a place taken for nothing costs the person no more than a wait
        if (!hasPlace(tx, "person", Long.toString(id.value())) || !hasPlace(tx, address.kind(), address.value())) {
            return new Requested.TooMany();
        }
        before.ifPresent(code -> codes.end(tx, code.id(), Status.DROPPED, 0));
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        long code = codes.insert(tx, id, address, HexFormat.of().formatHex(nonce), now, now.plus(LIFE));
        var kind = address instanceof TypedAddress.Email ? NotificationKind.EMAIL_CODE : NotificationKind.SMS_CODE;
        notifications.owe(tx, id, kind, code, "address-code:" + code);
        return new Requested.Sent(code);
    }

    private boolean hasPlace(DSLContext tx, String kind, String value) {
        var now = clock.instant();
        return codes.takePlace(tx, keys.hash("address-place:" + kind, value), MOST_AN_HOUR, now.minus(HOUR), now);
    }

    private boolean isOwn(DSLContext tx, CustomerId id, TypedAddress address) {
        return address instanceof TypedAddress.Email(var email)
                && customers
                        .findEmail(tx, id)
                        .filter(own -> own.verified() && own.address().equals(email))
                        .isPresent();
    }

    /** Compares; the right code makes the address the person's. The same code again is answered as the first time. */
    public Confirmed confirm(Customer customer, long id, String typed) {
        var confirmed = Transactions.repeated(db, tx -> confirm(tx, customer, id, typed.replaceAll("\\D", "")));
        notifications.committed();
        return confirmed;
    }

    private Confirmed confirm(DSLContext tx, Customer customer, long id, String typed) {
        var living = customers.lock(tx, customer.id());
        var code = codes.find(tx, id)
                .filter(known -> living.isPresent() && known.customer().equals(customer.id()));
        if (code.isEmpty()) {
            return new Confirmed.Over();
        }
        boolean right = digits(code.get()).equals(typed);
        if (code.get().status() == Status.CONFIRMED && right) {
            return new Confirmed.Done(repeated(code.get()));
        }
        if (code.get().status() != Status.OPEN
                || !clock.instant().isBefore(code.get().ends())) {
            return new Confirmed.Over();
        }
        return right ? keep(tx, customer, code.get()) : count(tx, code.get());
    }

    private static Optional<Claimed> repeated(Code code) {
        return code.kind().equals("email")
                ? Optional.empty()
                : Optional.of(code.claim() == 0 ? new Claimed.Kept() : new Claimed.HeldByOther(code.claim()));
    }

    private Confirmed keep(DSLContext tx, Customer customer, Code code) {
        return switch (code.address().orElseThrow()) {
            case TypedAddress.Email(var email) -> {
                boolean first = customers.findEmail(tx, customer.id()).isEmpty();
                customers
                        .moveEmail(tx, email, customer.id())
                        .ifPresent(former -> notifications.owe(
                                tx,
                                former,
                                NotificationKind.EMAIL_MOVED,
                                code.id(),
                                "address-code:" + code.id() + ":moved"));
                codes.end(tx, code.id(), Status.CONFIRMED, 0);
                if (first) {
                    notifications.owe(
                            tx,
                            customer.id(),
                            NotificationKind.EMAIL_WELCOME,
                            code.id(),
                            "email-welcome:" + customer.id().value());
                }
                yield new Confirmed.Done(Optional.empty());
            }
            case TypedAddress.Number(var phone) -> {
                var claimed = claims.claim(tx, customer, phone);
                codes.end(
                        tx, code.id(), Status.CONFIRMED, claimed instanceof Claimed.HeldByOther(var claim) ? claim : 0);
                yield new Confirmed.Done(Optional.of(claimed));
            }
        };
    }

    private Confirmed count(DSLContext tx, Code code) {
        int left = MOST_TRIES - code.tries() - 1;
        codes.countTry(tx, code.id());
        if (left == 0) {
            codes.end(tx, code.id(), Status.SPENT, 0);
            return new Confirmed.Over();
        }
        return new Confirmed.Wrong(left);
    }

    /** No more letters there. */
    public void removeEmail(CustomerId customer) {
        Transactions.repeated(db, tx -> {
            if (customers.lock(tx, customer).isPresent()) {
                customers.removeEmail(tx, customer);
            }
            return null;
        });
    }

    public Optional<CustomerAccounts.Email> findEmail(CustomerId customer) {
        return customers.findEmail(db, customer);
    }

    /** A code that still counts. @param digits six */
    record Waiting(CustomerId customer, TypedAddress address, String digits) {}

    /** @return empty when nobody waits for it any more */
    Optional<Waiting> findWaiting(long id) {
        return codes.find(db, id)
                .filter(code -> code.status() == Status.OPEN && clock.instant().isBefore(code.ends()))
                .map(code -> new Waiting(code.customer(), code.address().orElseThrow(), digits(code)));
    }

    /** In the transaction that forgets these. */
    void erase(DSLContext tx, List<CustomerId> leaving) {
        codes.erase(tx, leaving);
    }

    /** Old codes go, in batches; may be run twice. */
    public void clean() {
        var now = clock.instant();
        codes.clean(db, now.minus(KEPT), now.minus(HOUR));
    }

    /** The database alone does not know it. */
    private String digits(Code code) {
        long number =
                Long.parseUnsignedLong(keys.hash("address-code", code.nonce()).substring(0, 15), 16);
        return "%06d".formatted(number % CODES);
    }
}
