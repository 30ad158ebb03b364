package dvorik.app;

import dvorik.core.consent.ConsentService.Acceptance;
import dvorik.core.customer.CustomerDetails;
import dvorik.core.customer.Phone;
import dvorik.core.setting.Setting;
import dvorik.core.text.Language;
import dvorik.sandbox.client.SandboxClient;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/** A customer of the demo who has joined before, and whose birthday a day's move of the clock brings near enough. */
final class DemoGuest {
    /** When birthdays are looked for; see {@link Features#recurring()}. */
    private static final LocalTime LOOK = LocalTime.of(9, 0);
    /** A leap year, which has every date. */
    private static final int YEAR = 1992;

    private final Features features;
    private final SandboxClient chat;

    DemoGuest(Features features, SandboxClient chat) {
        this.features = features;
        this.chat = chat;
    }

    /** Joins once; the person already has an account in the stand-in Telegram. */
    void join(long id, String firstName, Language language, String phone, String bot) {
        if (features.customers.findByTelegram(id).isPresent()) {
            return;
        }
        var words = features.texts.plain(language, "client.consent.accept");
        features.consents.accept(
                new Acceptance(id, language, "demo", null, features.consents.inForce(), words, "demo:consent:" + id));
        int daysBefore = features.settings.number(features.business, Setting.BIRTHDAY_DAYS_BEFORE);
        var birthday = birthday(ZonedDateTime.now(features.clock), daysBefore);
        features.joining.join(id, new CustomerDetails(Optional.of(new Phone(phone)), firstName, Optional.of(birthday)));
        // a bot may only write to who has opened it
        chat.person(id).with(bot).starts();
    }

    /** @return what no look until now finds, and the next one does */
    static LocalDate birthday(ZonedDateTime now, int daysBefore) {
        var nextLook = now.toLocalTime().isBefore(LOOK)
                ? now.toLocalDate()
                : now.toLocalDate().plusDays(1);
        return nextLook.plusDays(daysBefore).withYear(YEAR);
    }
}
