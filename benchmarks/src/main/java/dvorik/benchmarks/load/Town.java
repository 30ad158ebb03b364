package dvorik.benchmarks.load;

import dvorik.benchmarks.Ground;
import dvorik.benchmarks.telegram.Bot;
import dvorik.benchmarks.telegram.BotServer;
import dvorik.benchmarks.telegram.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The running application, its two bots, people who come to them, and the codes that were given out. */
final class Town implements AutoCloseable {
    static final int BUSY_CHATS = 50;
    private static final long OWNER = 900_000_001L;
    private static final long FIRST_CASHIER = 910_000_000L;
    private static final long FIRST_CUSTOMER = 1_000_000_000L;
    private static final long FIRST_HALF_WAY = 1_005_000_000L;
    private static final int TOLD_TO_CUSTOMER = 2;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_MILLIS = 5;

    private final Ground ground;
    private final Bot clientBot = new Bot("30001:BENCH-client-bot-000000000000000000000", "bench_bot");
    private final Bot cashierBot = new Bot("30002:BENCH-cashier-bot-00000000000000000000", "bench_cashier_bot");
    private final BotServer telegram;
    private final AppProcess app;
    private final BlockingQueue<String> codes = new LinkedBlockingQueue<>();
    private long customers;
    private long halfWay;
    private boolean hired;

    private Town(Ground ground, List<String> options) throws InterruptedException {
        this.ground = ground;
        this.telegram = BotServer.start(List.of(clientBot, cashierBot));
        try {
            this.app = AppProcess.start(
                    ground.folder("app"),
                    jvmOptions(options),
                    ground.servers(),
                    Map.ofEntries(
                            Map.entry("TELEGRAM_BOT_TOKEN", clientBot.token()),
                            Map.entry("TELEGRAM_AUTH_BOT_TOKEN", cashierBot.token()),
                            Map.entry("TELEGRAM_API_URL", telegram.url().toString()),
                            Map.entry("TELEGRAM_WEBHOOK_URL", ""),
                            Map.entry("TELEGRAM_CHANNEL_ID", ""),
                            Map.entry("TELEGRAM_MESSAGES_PER_SECOND", "100000"),
                            Map.entry("TELEGRAM_MESSAGES_PER_SECOND_IN_CHAT", "10000"),
                            Map.entry("SUPERADMIN_TELEGRAM_ID", Long.toString(OWNER)),
                            Map.entry("PERSON_HASH_KEY", "0123456789abcdef0123456789abcdef"),
                            Map.entry("JWT_SECRET_KEY", "0123456789abcdef0123456789abcdef"),
                            Map.entry("APP_CURRENCY", "RUB"),
                            Map.entry("LEGAL_DIR", ""),
                            Map.entry("LOG_FORMAT", "plain"),
                            Map.entry("HTTP_PORT", "0")));
        } catch (RuntimeException | InterruptedException e) {
            telegram.close();
            throw e;
        }
    }

    static Town open(Ground ground) throws InterruptedException {
        return open(ground, List.of());
    }

    /** @param options of the JVM, besides those of the environment */
    static Town open(Ground ground, List<String> options) throws InterruptedException {
        return new Town(ground, options);
    }

    /** Where the variable is not set, the JVM's own choice, as with {@code ./dvorik run}. */
    private static List<String> jvmOptions(List<String> further) {
        var options = new ArrayList<>(further);
        var ofUser = System.getenv("DVORIK_BENCH_APP_OPTS");
        if (ofUser != null && !ofUser.isBlank()) {
            options.addAll(Arrays.asList(ofUser.strip().split("\\s+")));
        }
        return options;
    }

    AppProcess app() {
        return app;
    }

    int codesLeft() {
        return codes.size();
    }

    /** New customers, each of whom leaves a code. */
    RoundResult join(int people) throws InterruptedException {
        long first = FIRST_CUSTOMER + customers;
        customers += people;
        return round(() -> new Crowd(clientBot, BUSY_CHATS)
                .hold(people, (seat, number) -> first + number, number -> Scripts.JOINING, this::keepCode));
    }

    /** New people who begin to join and stop where their name is asked. */
    void beginToJoin(int people) throws InterruptedException {
        long first = FIRST_HALF_WAY + halfWay;
        halfWay += people;
        new Crowd(clientBot, BUSY_CHATS)
                .hold(people, (seat, number) -> first + number, number -> Scripts.HALF_WAY, answer -> {});
    }

    /** Redeems codes that were given out, and waits until their customers were told. */
    RoundResult redeem(int redemptions) throws InterruptedException {
        hire();
        long told = clientBot.unheard() + (long) TOLD_TO_CUSTOMER * redemptions;
        return round(
                () -> {
                    var latencies = new Crowd(cashierBot, BUSY_CHATS)
                            .hold(
                                    redemptions,
                                    (seat, number) -> FIRST_CASHIER + seat,
                                    number -> Scripts.redeeming(codes.remove()),
                                    answer -> {});
                    return latencies;
                },
                told);
    }

    private interface Work {
        Latencies run() throws InterruptedException;
    }

    private RoundResult round(Work work) throws InterruptedException {
        return round(work, 0);
    }

    /** @param told how many messages customers must have got in all before the costs are counted */
    private RoundResult round(Work work, long told) throws InterruptedException {
        var before = Costs.now(app.handle(), ground.servers());
        long begun = System.nanoTime();
        try {
            var latencies = work.run();
            long ended = System.nanoTime();
            awaitTold(told);
            var costs = Costs.now(app.handle(), ground.servers()).since(before);
            return RoundResult.of(latencies, ended - begun, costs);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + ". The application said:\n" + app.text(), e);
        }
    }

    private void awaitTold(long told) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (clientBot.unheard() < told) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException((told - clientBot.unheard()) + " messages to customers did not come");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private void keepCode(Call card) {
        var code = card.copied();
        if (code == null) {
            throw new IllegalStateException("a card without a code");
        }
        codes.add(code);
    }

    private void hire() throws InterruptedException {
        if (hired) {
            return;
        }
        hired = true;
        var one = new Crowd(cashierBot, 1);
        for (int i = 0; i < BUSY_CHATS; i++) {
            long cashier = FIRST_CASHIER + i;
            var link = new AtomicReference<String>();
            one.hold(1, (seat, number) -> OWNER, number -> Scripts.INVITING, answer -> link.set(answer.copied()));
            one.hold(1, (seat, number) -> cashier, number -> Scripts.accepting(link.get()), answer -> {});
        }
    }

    @Override
    public void close() {
        app.close();
        telegram.close();
    }
}
