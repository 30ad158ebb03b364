package dvorik.core.telegram.intake;

import static dvorik.core.telegram.intake.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.redis.RedisAddress;
import dvorik.core.redis.TestRedis;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process dies at any point between two pieces of data that it sends or receives; another one takes over. */
class KilledProcessTest extends IntakeTest {
    private static final List<Long> CHATS = List.of(101L, 102L, 103L);
    private static final List<String> TEXTS = List.of("m0", "m1", "m2", "m3");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 22, 26, 30, 35, 40, 50, 60})
    void nothing_is_lost_and_nothing_takes_effect_twice(int pieces) throws IOException {
        killAfter(pieces);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("everyPiece")
    void nothing_is_lost_wherever_the_process_dies(int pieces) throws IOException {
        killAfter(pieces);
    }

    static Stream<Integer> everyPiece() {
        return Stream.iterate(1, n -> n + 1).limit(150);
    }

    private void killAfter(int pieces) throws IOException {
        RedisAddress direct = TestRedis.address();
        try (var fuse = new Fuse()) {
            var throughFuse = new RedisAddress(direct.host(), fuse.through(direct.port()), direct.password());
            URI telegramThroughFuse =
                    URI.create("http://127.0.0.1:" + fuse.through(telegram.url().getPort()));
            var settings = BotProcess.polling().withLease(Duration.ofMillis(500), Duration.ofMillis(100));
            try (var doomed = BotProcess.start(throughFuse, telegramThroughFuse, new EchoBot(), settings)) {
                until("the first process polls", () -> !telegram.calls("getUpdates")
                        .isEmpty());
                fuse.burnsAfter(pieces);
                peopleWrite();
                until("it died or was done", () -> fuse.isBurnt() || isAllAnswered());
                fuse.close();

                start(new EchoBot(), settings);
                until(() -> "all answered: " + telegram.calls("sendMessage"), this::isAllAnswered);
            }
        }
        for (long chat : CHATS) {
            until("the state is whole", () -> String.join(",", TEXTS).equals(committedState(chat)));
            until("the outbox is empty", () -> outboxSize(chat) == 0);
            assertEquals(TEXTS, telegram.textsTo(chat).stream().distinct().toList(), "answers in order");
        }
        until("Telegram was told", () -> telegram.unconfirmed() == 0);
    }

    private void peopleWrite() {
        for (String text : TEXTS) {
            for (long chat : CHATS) {
                long id = updateIds.incrementAndGet();
                telegram.queue(id, Updates.message(id, chat, text));
            }
        }
    }

    private boolean isAllAnswered() {
        return CHATS.stream().allMatch(chat -> telegram.textsTo(chat).containsAll(TEXTS));
    }
}
