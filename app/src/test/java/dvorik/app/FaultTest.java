package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import dvorik.sandbox.client.FaultControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Something breaks while many people join and redeem. In the end every dialog has reached its end, and everything
 * happened once.
 */
class FaultTest {
    /** Longer than any fault here and what it delays; what is lost stays lost however long one waits. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * After this Telegram is well again. When hardly a dialog is left, only the polls would use its faults up, one in half
     * a minute.
     */
    private static final Duration LONGEST_FAULT = Duration.ofSeconds(20);

    /** What breaks, while the dialogs run. */
    enum Fault {
        TOO_MANY_REQUESTS_IN_ONE_CHAT,
        TOO_MANY_REQUESTS_EVERYWHERE,
        SERVER_ERRORS,
        CONNECTIONS_DROPPED_BEFORE,
        CONNECTIONS_DROPPED_AFTER,
        SLOW_ANSWERS,
        REDIS_RESTARTED,
        REDIS_PAUSED,
        DATABASE_RESTARTED,
        DATABASE_PAUSED
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    @Tag("long-faults")
    void two_hundred_dialogs_bear(Fault fault) throws Exception {
        bear(200, List.of(fault));
    }

    @Test
    void some_dialogs_bear_everything_one_after_the_other() throws Exception {
        bear(30, List.of(Fault.values()));
    }

    private static void bear(int people, List<Fault> faults) throws Exception {
        var name = "town_faults";
        try (var servers = new FragileServers();
                var town = Town.found(servers.at(Town.emptyGround(name, Map.of()), name));
                var dialogs = Executors.newVirtualThreadPerTaskExecutor()) {
            var cashiers = new ArrayList<Long>();
            for (int i = 0; i < people; i++) {
                var cashier = town.stranger("Cashier" + i, Language.EN);
                town.hire(cashier.telegramId(), "Cashier" + i, Language.EN, Role.CASHIER);
                cashiers.add(cashier.telegramId());
            }
            var answers = new AtomicInteger();
            var begun = new CountDownLatch(people);
            var visit = new Visit(answers::incrementAndGet);
            var running = new ArrayList<Future<?>>();
            var victim = town.chat().person("Victim").language("en").create();
            for (int i = 0; i < people; i++) {
                long cashier = cashiers.get(i);
                var person = i == 0
                        ? victim
                        : town.chat().person("Ann" + i).language("en").create();
                running.add(dialogs.submit(() -> {
                    var ann = person.with(Town.CLIENT_BOT).within(PATIENCE);
                    ann.starts();
                    ann.sees("Accept");
                    begun.countDown();
                    var code = visit.join(ann);
                    visit.redeem(
                            town.chat().person(cashier).with(Town.CASHIER_BOT).within(PATIENCE), code);
                    ann.sees("redeemed");
                }));
            }
            begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            for (var fault : faults) {
                strike(fault, town, servers, victim, people);
            }
            awaitDone(running, LONGEST_FAULT);
            town.chat().faults().clear();
            for (var dialog : running) {
                dialog.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            Ledger.awaitDelivered(town.db(), PATIENCE);
            Ledger.assertAllOnce(town.db(), people);
            assertEquals(List.of(), town.chat().findings());
            System.out.println(faults + ": " + people + " dialogs, " + answers + " answers");
        }
    }

    private static void awaitDone(List<Future<?>> dialogs, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < deadline && !dialogs.stream().allMatch(Future::isDone)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void strike(
            Fault fault, Town town, FragileServers servers, dvorik.sandbox.client.Person victim, int people)
            throws Exception {
        FaultControl telegram = town.chat().faults();
        switch (fault) {
            case TOO_MANY_REQUESTS_IN_ONE_CHAT ->
                telegram.person(victim).times(2).tooManyRequests(2);
            case TOO_MANY_REQUESTS_EVERYWHERE -> telegram.times(people / 10).tooManyRequests(1);
            case SERVER_ERRORS -> telegram.times(people).serverError();
            case CONNECTIONS_DROPPED_BEFORE -> telegram.times(people).dropBefore();
            case CONNECTIONS_DROPPED_AFTER -> telegram.times(people).dropAfter();
            case SLOW_ANSWERS -> telegram.times(people).delay(Duration.ofSeconds(2));
            case REDIS_RESTARTED -> {
                servers.killRedis();
                TimeUnit.SECONDS.sleep(2);
                servers.startRedis();
            }
            case REDIS_PAUSED -> servers.pauseRedis(8);
            case DATABASE_RESTARTED -> {
                servers.killMariaDb();
                TimeUnit.SECONDS.sleep(2);
                servers.startMariaDb();
            }
            case DATABASE_PAUSED -> servers.pauseMariaDb(8);
        }
    }
}
