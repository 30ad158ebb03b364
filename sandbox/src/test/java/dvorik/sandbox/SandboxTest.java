package dvorik.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.client.Person;
import dvorik.sandbox.client.PersonChat;
import dvorik.sandbox.client.SandboxClient;
import dvorik.sandbox.strict.BotApiSchema;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;

/** A strict sandbox with one bot and Ann, who has started it, for each test. */
abstract class SandboxTest {
    static final String TOKEN = "111111:AAAA-secret_1";
    static final String BOT = "dvorik_bot";

    Sandbox sandbox;
    SandboxClient client;
    TestBot bot;
    Person ann;
    PersonChat chat;

    @BeforeEach
    void startSandbox() {
        sandbox = Sandbox.start(options().build());
        client = new SandboxClient(sandbox.url());
        bot = new TestBot(sandbox, TOKEN);
        ann = client.person("Ann")
                .lastName("Lee")
                .username("ann_lee")
                .language("ru")
                .phone("+79001234567")
                .create();
        chat = ann.with(BOT).starts();
        bot.nextUpdate();
    }

    @AfterEach
    void stopSandbox() {
        List<String> ours = client.findings().stream()
                .filter(finding -> finding.contains(" update: "))
                .toList();
        sandbox.close();
        Assertions.assertEquals(List.of(), ours, "updates the sandbox emitted against the schema");
    }

    SandboxOptions.Builder options() {
        return SandboxOptions.builder()
                .bot(TOKEN, BOT, "Dvorik")
                .bot("222222:BBBB", "till_bot", "Till")
                .channel(-1001234567890L, "dvorik_news", "News")
                .strict(true);
    }

    /** JSON fields with Ann's chat in front. */
    String toAnn(String fields) {
        return "{\"chat_id\": " + ann.id() + ", " + fields + "}";
    }

    static void assertIsMessage(JsonNode message) {
        Assertions.assertEquals(List.of(), BotApiSchema.get().problems("TelegramMessage", message), message.toString());
    }
}
