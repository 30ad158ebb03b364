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

    private final DSLContext db;
    private final BusinessSettings settings;
    private final BusinessId business;
    private final SmsMonth month;
    private final Map<String, SmsProvider> providers;

    /** @param clock business time */
    public SmsChannel(DSLContext db, Clock clock, BusinessSettings settings, BusinessId business, Sms sms) {
        this(db, clock, settings, business, SmsProviders.of(sms, new SmsHttp(PATIENCE)));
    }

    /** @param providers by the beginnings of the numbers that they serve */
    SmsChannel(
            DSLContext db,
            Clock clock,
            BusinessSettings settings,
            BusinessId business,
            Map<String, SmsProvider> providers) {
        this.db = db;
        this.settings = settings;
        this.business = business;
        this.month = new SmsMonth(db, clock);
        this.providers = providers;
    }

    @Override
    public Way way() {
        return Way.SMS;
    }

    @Override
    public Delivery deliver(Letter letter) throws InterruptedException {
        var provider = provider(letter.address());
        var text = SmsText.shortened(SmsText.plain(PlainWords.of(letter.html())), MOST_PARTS);
        int parts = SmsText.parts(text);
        if (provider.isEmpty() || parts == 0) {
            return new Delivery.Unreachable(parts == 0 ? "no words" : "no provider for the number");
        }
        if (!month.take(parts, settings.number(business, Setting.SMS_MONTHLY_PARTS))) {
            return new Delivery.Unreachable("the SMS of the month are spent");
        }
        return switch (provider.get().send(letter.id(), letter.address(), text)) {
            case SmsResult.Accepted(var id) -> {
                log.info("notification id={} went by SMS, parts={}", letter.id(), parts);
                yield new Delivery.Delivered(null);
            }
            case SmsResult.Refused(var reason) -> unsent(parts, new Delivery.Unreachable(reason));
            case SmsResult.OptedOut() -> {
                switchOff(letter);
                yield unsent(parts, new Delivery.Unreachable("wants no SMS"));
            }
            case SmsResult.Wait(var delay, var reason) -> unsent(parts, new Delivery.Later(delay));
            // it may have arrived: the next ways cost nothing
            case SmsResult.Unknown(var reason) -> new Delivery.Unreachable(reason);
        };
    }

    private Delivery unsent(int parts, Delivery delivery) {
        month.giveBack(parts);
        return delivery;
    }

    private void switchOff(Letter letter) {
        db.update(CUSTOMER)
                .set(CUSTOMER.SMS_ON, false)
                .where(CUSTOMER.ID.eq(letter.customer().value()))
                .execute();
    }

    private Optional<SmsProvider> provider(String phone) {
        return providers.entrySet().stream()
                .filter(entry -> phone.startsWith(entry.getKey()))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }
}
