package dvorik.app;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.config.Settings;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import dvorik.core.time.BusinessClock;
import dvorik.sandbox.Sandbox;
import dvorik.sandbox.SandboxOptions;
import dvorik.sandbox.client.SandboxClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Everything on one machine with a stand-in Telegram in the browser: people, a shop with two tills, a cashier. */
final class Demo {
    private static final String CLIENT_TOKEN = "10001:SANDBOX-client-bot-000000000000000";
    private static final String CASHIER_TOKEN = "10002:SANDBOX-cashier-bot-00000000000000";

    private static final String CLIENT_BOT = "dvorik_bot";

    private Demo() {}

    /** The demo's data, from the resource {@code demo.json}. */
    record Data(String business, List<String> salons, List<Person> people, List<DemoVisits.Offered> services) {
        List<Person> all(String role) {
            return people.stream().filter(p -> role.equals(p.role())).toList();
        }

        Person first(String role) {
            return people.stream()
                    .filter(p -> role.equals(p.role()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** @param role null: somebody who has not come yet; {@code guest}: a customer already, soon with a birthday */
    record Person(long id, String firstName, String language, String phone, String role) {}

    static void run(Settings given) throws InterruptedException {
        var lifetime = new Lifetime();
        try {
            start(given, lifetime);
        } catch (RuntimeException | Error e) {
            lifetime.end();
            throw e;
        }
        Lifetime.tellReady();
        lifetime.await();
    }

    /** The slow parts start side by side: servers, the stand-in Telegram, the texts. */
    private static void start(Settings given, Lifetime lifetime) {
        lifetime.add(FolderLock.take(given.dataDirectory()));
        var data = data();
        var clock = new BusinessClock(Clock.systemUTC(), given.business().zone());
        var sandbox = begin(() -> lifetime.add(Sandbox.start(sandboxOptions(given, clock))));
        var texts = begin(() -> Application.texts(clock));
        var foundation = lifetime.add(Foundation.start(given, Console::say));
        var telegram = end(sandbox);
        var settings = settings(foundation.settings(), telegram, data);
        seedPeople(telegram, data);
        var application = lifetime.add(
                Application.start(settings, EnumSet.allOf(dvorik.app.Role.class), clock, end(texts), data.salons()));
        seedStaff(application.features(), data);
        seedGuest(application.features(), telegram, data);
        var features = application.features();
        DemoVisits.seed(
                features,
                features.staff.findByTelegram(data.first("owner").id()).orElseThrow(),
                data.all("master"),
                data.services(),
                settings.business().currency().getCurrencyCode());
        Console.say("Dvorik is ready" + Lifetime.sinceLaunch() + ".");
        Console.say("  Chat page  " + telegram.url() + "/   (left: a customer, right: the cashier)");
        Console.say("  Health     http://" + settings.http().host() + ":" + application.httpPort() + "/health/ready");
        Console.say("  Ctrl-C stops everything; the data stay in " + settings.dataDirectory());
    }

    private static SandboxOptions sandboxOptions(Settings settings, BusinessClock clock) {
        return SandboxOptions.builder()
                .port(settings.sandboxPort())
                .bot(CLIENT_TOKEN, CLIENT_BOT, "Dvorik")
                .bot(CASHIER_TOKEN, "dvorik_cashier_bot", "Dvorik Cashier")
                .stateFile(settings.dataDirectory().resolve("sandbox.json"))
                .clockMoved(clock::moveTo)
                .build();
    }

    private static Settings settings(Settings settings, Sandbox sandbox, Data data) {
        var telegram = settings.telegram();
        return settings.with(new Settings.Telegram(
                        CLIENT_TOKEN,
                        CASHIER_TOKEN,
                        sandbox.url(),
                        java.util.Optional.empty(),
                        telegram.channelId(),
                        data.first("owner").id(),
                        telegram.messagesPerSecond(),
                        telegram.messagesPerSecondInChat()))
                .with(new Settings.Business(
                        data.business(),
                        settings.business().zone(),
                        settings.business().currency()));
    }

    private static void seedPeople(Sandbox sandbox, Data data) {
        var client = new SandboxClient(sandbox.url());
        var there = client.state().path("people");
        for (var person : data.people()) {
            boolean known = false;
            for (var one : there) {
                known |= one.path("id").asLong() == person.id();
            }
            if (!known) {
                client.person(person.firstName())
                        .id(person.id())
                        .language(person.language())
                        .phone(person.phone())
                        .create();
            }
        }
    }

    private static void seedStaff(Features features, Data data) {
        var cashier = data.first("cashier");
        if (features.staff.findByTelegram(cashier.id()).isPresent()) {
            return;
        }
        var owner = features.staff.findByTelegram(data.first("owner").id()).orElseThrow();
        var salon = features.salons.findAll(features.business).getFirst();
        var token = features.staff.invite(owner, Role.CASHIER, salon.id(), "demo:cashier");
        features.staff.accept(
                token,
                cashier.id(),
                cashier.firstName(),
                Language.of(cashier.language()).orElseThrow());
    }

    private static void seedGuest(Features features, Sandbox sandbox, Data data) {
        var guest = data.first("guest");
        new DemoGuest(features, new SandboxClient(sandbox.url()))
                .join(
                        guest.id(),
                        guest.firstName(),
                        Language.of(guest.language()).orElseThrow(),
                        guest.phone(),
                        CLIENT_BOT);
    }

    private static Data data() {
        var json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (var in = Demo.class.getResourceAsStream("/demo.json")) {
            return json.readValue(in, Data.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> CompletableFuture<T> begin(Supplier<T> part) {
        return CompletableFuture.supplyAsync(
                part, task -> Thread.ofPlatform().name("demo-start").start(task));
    }

    private static <T> T end(CompletableFuture<T> part) {
        try {
            return part.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
