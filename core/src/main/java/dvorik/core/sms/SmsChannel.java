package dvorik.core.sms;

import static dvorik.migrations.jooq.Tables.CUSTOMER;

import dvorik.core.config.Settings.Sms;
import dvorik.core.id.BusinessId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.FurtherChannel;
import dvorik.core.notification.Way;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import dvorik.core.text.PlainWords;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends customers SMS, as many as the month allows. */
public final class SmsChannel implements FurtherChannel {
    private static final Logger log = LoggerFactory.getLogger(SmsChannel.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_PARTS = 5;
    /** Providers live in it. */
    private final Clock realTime = Clock.systemUTC();

    private final DSLContext db;
    private final BusinessSettings settings;
    private final BusinessId business;
    private final SmsMonth month;
    private final Map<String, String> routes;
    private final Map<String, SmsProvider> providers;
    private final SmsLedger ledger;
    private final SmsFigures figures;

    /** @param clock business time */
    public SmsChannel(
            DSLContext db, Clock clock, BusinessSettings settings, BusinessId business, Sms sms, SmsFigures figures) {
        this(db, clock, settings, business, sms.routes(), SmsProviders.of(sms, new SmsHttp(PATIENCE)), figures);
    }

    /**
     * @param routes names of providers by the beginnings of the numbers that they serve
     *
     * @param providers by name
     */
    SmsChannel(
            DSLContext db,
            Clock clock,
            BusinessSettings settings,
            BusinessId business,
            Map<String, String> routes,
            Map<String, SmsProvider> providers,
            SmsFigures figures) {
        this.db = db;
        this.settings = settings;
        this.business = business;
        this.month = new SmsMonth(db, clock);
        this.routes = routes;
        this.providers = providers;
        this.ledger = new SmsLedger(db);
        this.figures = figures;
    }

    @Override
    public Way way() {
        return Way.SMS;
    }

    @Override
    public Delivery deliver(Letter letter) throws InterruptedException {
        var name = provider(letter.address());
        var provider = name.map(providers::get);
        var text = SmsText.shortened(SmsText.plain(PlainWords.of(letter.html())), MOST_PARTS);
        int parts = SmsText.parts(text);
        if (provider.isEmpty() || parts == 0) {
            return new Delivery.Unreachable(parts == 0 ? "no words" : "no provider for the number");
        }
        if (!month.take(parts, settings.number(business, Setting.SMS_MONTHLY_PARTS))) {
            return new Delivery.Unreachable("the SMS of the month are spent");
        }
        var now = realTime.instant();
        return switch (ledger.begin(letter.id(), name.orElseThrow(), letter.address(), now)) {
            case TAKEN -> {
                month.giveBack(parts);
                yield new Delivery.Delivered(null);
            }
            case LOST -> {
                // the process died in the middle of a call: it may have arrived, and the next ways cost nothing
                ledger.unknown(letter.id(), now);
                month.giveBack(parts);
                yield new Delivery.Unreachable("sms: nobody knows");
            }
            case NOTHING -> send(provider.get(), name.get(), letter, text, parts);
        };
    }

    private Delivery send(SmsProvider provider, String name, Letter letter, String text, int parts)
            throws InterruptedException {
        return switch (provider.send(letter.id(), letter.address(), text)) {
            case SmsResult.Accepted(var id) -> {
                ledger.accepted(letter.id(), id, realTime.instant());
                figures.became(name, SmsStatus.ACCEPTED);
                log.info("notification id={} went by SMS, parts={}", letter.id(), parts);
                yield new Delivery.Delivered(null);
            }
            case SmsResult.Refused(var reason) -> unsent(letter, parts, new Delivery.Unreachable(reason));
            case SmsResult.OptedOut() -> {
                switchOff(letter);
                yield unsent(letter, parts, new Delivery.Unreachable("wants no SMS"));
            }
            case SmsResult.Wait(var delay, var reason) -> unsent(letter, parts, new Delivery.Later(delay));
            // it may have arrived: the next ways cost nothing
            case SmsResult.Unknown(var reason) -> {
                ledger.unknown(letter.id(), realTime.instant());
                figures.became(name, SmsStatus.UNKNOWN);
                yield new Delivery.Unreachable(reason);
            }
        };
    }

    private Delivery unsent(Letter letter, int parts, Delivery delivery) {
        ledger.remove(letter.id());
        month.giveBack(parts);
        return delivery;
    }

    private void switchOff(Letter letter) {
        letter.customer().ifPresent(customer -> db.update(CUSTOMER)
                .set(CUSTOMER.SMS_ON, false)
                .where(CUSTOMER.ID.eq(customer.value()))
                .execute());
    }

    Map<String, SmsProvider> providers() {
        return providers;
    }

    private Optional<String> provider(String phone) {
        return routes.entrySet().stream()
                .filter(entry -> phone.startsWith(entry.getKey()))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }
}
