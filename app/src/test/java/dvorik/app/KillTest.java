package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.db.Database;
import dvorik.core.text.Language;
import dvorik.core.time.BusinessClock;
import dvorik.sandbox.client.SandboxClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The process dies by SIGKILL at random moments while people join and redeem, and starts again. No update may be lost, so
 * every dialog reaches its end; no effect may happen twice.
 */
class KillTest {
    private static final int PEOPLE_AT_ONCE = 12;
    private static final int SIGTERM = 128 + 15;
    /** A start on a busy machine may take long; what is lost stays lost however long one waits. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final Visit visit = new Visit(steps::incrementAndGet);

    @Test
    void a_few_kills_lose_nothing_and_do_nothing_twice() throws Exception {
        survive(4, "kill_few", new Random());
    }

    @Test
    @Tag("long")
    @Tag("long-kill")
    void fifty_kills_lose_nothing_and_do_nothing_twice() throws Exception {
        survive(50, "kill_fifty", new Random());
    }

    private void survive(int kills, String databaseName, Random random) throws Exception {
        var given = Town.emptyGround(databaseName, Map.of());
        var clock = new BusinessClock(Clock.systemUTC(), given.business().zone());
        try (var sandbox = Town.openSandbox(clock);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var settings = Town.towards(given, sandbox.url());
            var chat = new SandboxClient(sandbox.url());
            chat.person("Owner").id(Town.OWNER).language("en").create();
            var cashiers = ready(settings, chat);
            var lives = new ArrayList<Future<Integer>>();
            for (int i = 0; i < PEOPLE_AT_ONCE; i++) {
                int lane = i;
                lives.add(people.submit((Callable<Integer>) () -> live(chat, cashiers.get(lane), lane)));
            }
            try (var database = Database.connect(settings.database().orElseThrow(), 2)) {
                killAndRestart(settings, database.dsl(), kills, random, lives);
                Ledger.assertAllOnce(database.dsl(), finished.get());
            }
            assertEquals(List.of(), chat.findings());
        }
    }

    /** Prepares the town with one life of the process: a cashier for each lane. */
    private List<Long> ready(dvorik.core.config.Settings settings, SandboxClient chat) throws Exception {
        var cashiers = new ArrayList<Long>();
        var clock = new BusinessClock(Clock.systemUTC(), settings.business().zone());
        try (var application = Application.start(
                settings,
                java.util.EnumSet.of(Role.ADMIN_API),
                clock,
                Application.texts(clock),
                List.of(Town.FIRST_SALON))) {
            var features = application.features();
            var owner = features.staff.findByTelegram(Town.OWNER).orElseThrow();
            var salon = features.salons.findAll(features.business).getFirst();
            for (int i = 0; i < PEOPLE_AT_ONCE; i++) {
                var person = chat.person("Cashier" + i)
                        .id(920_000_000L + i)
                        .language("en")
                        .create();
                var token = features.staff.invite(owner, dvorik.core.staff.Role.CASHIER, salon.id(), "kill:" + i);
                features.staff.accept(token, person.id(), "Cashier" + i, Language.EN);
                cashiers.add(person.id());
            }
        }
        return cashiers;
    }

    /** Joins and redeems with one person after the other until the killing is over. */
    private int live(SandboxClient chat, long cashierId, int lane) {
        int lives = 0;
        while (!enough.get()) {
            var person = chat.person("Ann" + lane + "x" + lives).language("en").create();
            var ann = person.with(Town.CLIENT_BOT).within(PATIENCE);
            var code = visit.join(ann);
            visit.redeem(chat.person(cashierId).with(Town.CASHIER_BOT).within(PATIENCE), code);
            ann.sees("redeemed");
            finished.incrementAndGet();
            lives++;
        }
        return lives;
    }

    private void killAndRestart(
            dvorik.core.config.Settings settings, DSLContext db, int kills, Random random, List<Future<Integer>> lives)
            throws Exception {
        for (int i = 0; i < kills; i++) {
            try (var process = ChildProcess.start(settings, Map.of()).awaitReady()) {
                int until = steps.get() + random.nextInt(40);
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                while (steps.get() < until && System.nanoTime() < deadline) {
                    failIfAnyFailed(lives, process);
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                process.kill();
            }
        }
        enough.set(true);
        try (var process = ChildProcess.start(settings, Map.of()).awaitReady()) {
            int people = 0;
            for (var life : lives) {
                people += life.get(5, TimeUnit.MINUTES);
            }
            assertEquals(finished.get(), people);
            Ledger.awaitDelivered(db, PATIENCE);
            assertEquals(SIGTERM, process.terminate(), process::text);
        }
        System.out.println("kills=" + kills + " people joined and redeemed=" + finished + " answers seen=" + steps);
    }

    private static void failIfAnyFailed(List<Future<Integer>> lives, ChildProcess process) throws Exception {
        for (var life : lives) {
            if (life.state() == Future.State.FAILED) {
                throw new AssertionError("a dialog failed; the process said:\n" + process.text(), life.exceptionNow());
            }
        }
    }
}
