package dvorik.core.notification;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;
import static dvorik.migrations.jooq.Tables.MAILBOX_MESSAGE;

import dvorik.core.id.BusinessId;
import dvorik.core.notification.FurtherChannel.Letter;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import dvorik.core.text.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Which way a message takes when the one before has failed this person. */
public final class FurtherWays {
    private final DSLContext db;
    private final BusinessSettings settings;
    private final BusinessId business;
    private final Map<Way, FurtherChannel> channels = new EnumMap<>(Way.class);
    private final Map<NotificationKind, DirectLetters> direct;

    /**
     * @param channels those that are set up
     *
     * @param direct finds the words of the kinds that go straight to an address
     */
    public FurtherWays(
            DSLContext db,
            BusinessSettings settings,
            BusinessId business,
            List<FurtherChannel> channels,
            Map<NotificationKind, DirectLetters> direct) {
        this.direct = Map.copyOf(direct);
        this.db = db;
        this.settings = settings;
        this.business = business;
        channels.forEach(channel -> this.channels.put(channel.way(), channel));
    }

    private record Person(Language language, boolean marketing, boolean sms, boolean email, boolean emailMarketing) {}

    /**
     * The way that comes next.
     *
     * @param paid false: what failed may have been the way and not the person, and must not cost money
     * @return empty: there is none, for its words can be told in the chat only, or nobody is there any more
     */
    Optional<Way> next(OwedNotification notification, boolean paid) {
        if (notification.customer() == null
                || notification.kind().reach() == NotificationKind.Reach.CHAT
                || words(notification).isEmpty()) {
            return Optional.empty();
        }
        for (var way : List.of(Way.SMS, Way.EMAIL)) {
            if (way.compareTo(notification.way()) > 0 && (paid || way != Way.SMS) && isOpen(notification, way)) {
                return Optional.of(way);
            }
        }
        return Optional.of(Way.MAILBOX);
    }

    /** Sends it in the way that it has come to; what has changed since then counts. */
    Delivery deliver(OwedNotification notification) throws InterruptedException {
        if (notification.kind().isDirect()) {
            return deliverDirectly(notification);
        }
        var letter = letter(notification, notification.way());
        return letter.isEmpty()
                ? new Delivery.Unreachable("not allowed any more")
                : channels.get(notification.way()).deliver(letter.get());
    }

    /** What nobody can take is told to nobody else: it was for this address, for a while. */
    private Delivery deliverDirectly(OwedNotification notification) throws InterruptedException {
        var words = Optional.ofNullable(direct.get(notification.kind())).flatMap(letters -> letters.find(notification));
        var channel = Optional.ofNullable(channels.get(notification.way()));
        if (words.isEmpty() || channel.isEmpty()) {
            return new Delivery.NotNeeded("nobody waits for it any more");
        }
        var delivery = channel.get()
                .deliver(new Letter(
                        notification.id(),
                        notification.kind(),
                        Optional.ofNullable(notification.customer()),
                        words.get().language(),
                        words.get().address(),
                        words.get().html()));
        return delivery instanceof Delivery.Unreachable(var reason) ? new Delivery.NotNeeded(reason) : delivery;
    }

    private boolean isOpen(OwedNotification notification, Way way) {
        return letter(notification, way).isPresent();
    }

    private Optional<Letter> letter(OwedNotification notification, Way way) {
        if (!channels.containsKey(way) || !notification.kind().reach().goesBy(way, this::marketingIsPaidFor)) {
            return Optional.empty();
        }
        var person = person(notification);
        var words = words(notification);
        if (person.isEmpty() || words.isEmpty() || !allows(person.get(), notification.kind(), way)) {
            return Optional.empty();
        }
        return address(notification, way == Way.SMS ? "phone" : "email")
                .map(address -> new Letter(
                        notification.id(),
                        notification.kind(),
                        Optional.of(notification.customer()),
                        person.get().language(),
                        address,
                        words.get()));
    }

    private boolean marketingIsPaidFor() {
        return settings.isOn(business, Setting.SMS_MARKETING);
    }

    private static boolean allows(Person person, NotificationKind kind, Way way) {
        boolean marketing = kind.reach() == NotificationKind.Reach.MARKETING;
        return (way == Way.SMS ? person.sms() : person.email())
                && (!marketing || person.marketing() && (way != Way.EMAIL || person.emailMarketing()));
    }

    private Optional<Person> person(OwedNotification notification) {
        return db.select(
                        CUSTOMER.LANGUAGE,
                        CUSTOMER.MARKETING_ON,
                        CUSTOMER.SMS_ON,
                        CUSTOMER.EMAIL_ON,
                        CUSTOMER.EMAIL_MARKETING_ON)
                .from(CUSTOMER)
                .where(
                        CUSTOMER.ID.eq(notification.customer().value()),
                        CUSTOMER.DELETED_AT.isNull(),
                        CUSTOMER.BLOCKED_AT.isNull())
                .fetchOptional(row -> new Person(
                        Language.of(row.value1()).orElseThrow(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5()));
    }

    private Optional<String> address(OwedNotification notification, String kind) {
        return db.select(CUSTOMER_IDENTITY.VALUE)
                .from(CUSTOMER_IDENTITY)
                .where(
                        CUSTOMER_IDENTITY.CUSTOMER_ID.eq(notification.customer().value()),
                        CUSTOMER_IDENTITY.KIND.eq(kind),
                        CUSTOMER_IDENTITY.VERIFIED_AT.isNotNull(),
                        CUSTOMER_IDENTITY.DELETED_AT.isNull())
                .orderBy(CUSTOMER_IDENTITY.VERIFIED_AT.desc(), CUSTOMER_IDENTITY.ID.desc())
                .limit(1)
                .fetchOptional(CUSTOMER_IDENTITY.VALUE);
    }

    /** As they were kept when the chat could not be reached. */
    private Optional<String> words(OwedNotification notification) {
        return db.select(MAILBOX_MESSAGE.BODY_HTML)
                .from(MAILBOX_MESSAGE)
                .where(MAILBOX_MESSAGE.NOTIFICATION_ID.eq(notification.id()))
                .fetchOptional(MAILBOX_MESSAGE.BODY_HTML);
    }
}
