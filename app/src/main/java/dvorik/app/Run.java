package dvorik.app;

import dvorik.core.config.BadSettings;
import dvorik.core.config.Settings;
import dvorik.core.db.Database;
import dvorik.core.time.BusinessClock;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The real thing, and its migrations. */
final class Run {
    private Run() {}

    static void run(Settings settings, Set<Role> roles) throws InterruptedException {
        if (!settings.telegram().hasTokens()) {
            throw new BadSettings(List.of(
                    "TELEGRAM_BOT_TOKEN and TELEGRAM_AUTH_BOT_TOKEN are not set: see README, \"The real Telegram\", "
                            + "or start ./dvorik demo, which needs none"));
        }
        var lifetime = new Lifetime();
        try {
            var foundation = lifetime.add(Foundation.start(settings, Console::say));
            var clock = new BusinessClock(Clock.systemUTC(), settings.business().zone());
            var application = lifetime.add(Application.start(
                    foundation.settings(),
                    roles,
                    clock,
                    Application.texts(clock),
                    List.of(settings.business().name())));
            Console.say("Dvorik is ready" + Lifetime.sinceLaunch() + ": "
                    + roles.stream().map(Role::label).collect(Collectors.joining(", ")) + "; health at http://"
                    + settings.http().host() + ":" + application.httpPort() + "/health. Ctrl-C stops it.");
        } catch (RuntimeException | Error e) {
            lifetime.end();
            throw e;
        }
        Lifetime.tellReady();
        lifetime.await();
    }

    static void migrate(Settings settings) {
        try (var foundation = Foundation.startDatabase(settings, Console::say);
                var database = Database.connect(foundation.settings().database().orElseThrow(), 2)) {
            database.migrate();
            Console.say("The database is up to date.");
        }
    }
}
