package dvorik.core.telegram.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.redis.TestRedis;
import dvorik.core.telegram.BotCall;
import dvorik.core.telegram.Handled;
import dvorik.core.telegram.Incoming;
import dvorik.core.telegram.InlineButton;
import dvorik.core.telegram.Keyboard;
import dvorik.core.telegram.UpdateHandler;
import dvorik.sandbox.Sandbox;
import dvorik.sandbox.SandboxOptions;
import dvorik.sandbox.client.SandboxClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way once: poll, inbox, lane, handler, commit, gateway, against the stand-in Telegram. */
class FirstContactTest {

    @BeforeEach
    void emptyRedis() {
        TestRedis.empty();
    }

    @Test
    void a_person_counts_up_by_text_and_by_taps() {
        var options = SandboxOptions.builder()
                .bot(BotProcess.ACCOUNT.token(), "dvorik_bot", "Dvorik")
                .build();
        try (Sandbox sandbox = Sandbox.start(options);
                BotProcess bot =
                        BotProcess.start(TestRedis.address(), sandbox.url(), new CountingBot(), BotProcess.polling())) {
            var chat = new SandboxClient(sandbox.url()).person("Ann").create().with("dvorik_bot");

            chat.starts().sees("count 1");
            chat.sends("again").sees("count 2");
            chat.taps("more");
            chat.seesToast("tapped");
            assertEquals("dvorik_bot", bot.gateway.profile().username());
            chat.sees("count 3");
        }
    }

    /** Answers each update with how many came so far, which is all its state. */
    static final class CountingBot implements UpdateHandler {
        @Override
        public Handled handle(Incoming incoming) {
            int count = incoming.state() == null ? 1 : Integer.parseInt(incoming.state()) + 1;
            var button = new InlineButton.Callback("more", "m:1", "success");
            var text =
                    new BotCall.SendText("count " + count, new Keyboard.Inline(List.of(List.of(button))), null, false);
            String query = incoming.update().at("/callback_query/id").asText(null);
            List<BotCall> calls =
                    query == null ? List.of(text) : List.of(text, new BotCall.AnswerTap(query, "tapped", false));
            return new Handled("" + count, Duration.ofHours(1), calls);
        }

        @Override
        public Handled apologise(Incoming incoming) {
            return new Handled(
                    incoming.state(),
                    Duration.ofHours(1),
                    List.of(new BotCall.SendText("sorry", new Keyboard.Remove(), null, true)));
        }
    }
}
