package dvorik.core.telegram.intake;

import static dvorik.core.telegram.intake.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.telegram.ScriptedTelegram.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replies that were committed and not yet sent. */
class UnsentTest extends IntakeTest {
    private static final long ANN = 71;

    @Test
    void a_successor_sends_only_what_was_not_sent_before_it_handles_anything_new() {
        telegram.answers(call -> call.text().equals("two") ? new Answer(502, "<html/>") : null);
        var first = start(new FaultsTest.TwoRepliesBot());
        says(first, ANN, "hello");
        until("the second reply hangs", () -> telegram.textsTo(ANN).contains("two"));
        first.abandon();
        telegram.answers(call -> null);

        var second = start(new EchoBot());
        says(second, ANN, "next");
        until("the rest is sent", () -> telegram.textsTo(ANN).contains("next"));
        List<String> texts = telegram.textsTo(ANN);
        assertEquals(1, texts.stream().filter("one"::equals).count());
        assertEquals(List.of("two", "next"), texts.subList(texts.size() - 2, texts.size()));
        until("the outbox is empty", () -> outboxSize(ANN) == 0);
    }

    @Test
    void calls_that_cannot_be_read_any_more_stop_nothing() {
        var keys = new PartitionKeys(BotProcess.ACCOUNT.id(), PartitionKeys.partitionOf(ANN, 16));
        ask(new redis.clients.jedis.CommandArguments(redis.clients.jedis.Protocol.Command.HSET)
                .key(keys.outbox)
                .add("" + ANN)
                .add("1-0 [{\"call\":\"forgotten\"}]"));
        var process = start(new EchoBot());
        says(process, ANN, "hello");
        until("answered", () -> telegram.textsTo(ANN).equals(List.of("hello")));
        until("and replaced", () -> outboxSize(ANN) == 0);
    }
}
