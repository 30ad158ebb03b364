package dvorik.sandbox.text;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bots send, a parser answers with a text whose entities lie inside it, or with an error. */
class MarkupFuzzTest {
    private static final List<String> PIECES = List.of(
            "<b>",
            "</b>",
            "<",
            ">",
            "</",
            "<a href=\"",
            "\"",
            "&amp;",
            "&#",
            "&#x1F600;",
            "<pre>",
            "<code class=\"language-x\">",
            "</code>",
            "</pre>",
            "<blockquote expandable>",
            "</blockquote>",
            "*",
            "_",
            "__",
            "~",
            "||",
            "|",
            "`",
            "```",
            "[",
            "]",
            "(",
            ")",
            "!",
            "\\",
            ">",
            "\n",
            "\r",
            " ",
            "ж",
            "😀",
            "a",
            "/start",
            "@name",
            "#tag",
            "x.com",
            "\0",
            "tg://user?id=1");

    @ParameterizedTest
    @ValueSource(strings = {"HTML", "MarkdownV2", "Markdown", ""})
    void any_text_is_answered(String mode) {
        var random = new Random(42);
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            for (int i = 0; i < 20_000; i++) {
                var text = new StringBuilder();
                int pieces = random.nextInt(12);
                for (int p = 0; p < pieces; p++) {
                    text.append(PIECES.get(random.nextInt(PIECES.size())));
                }
                check(text.toString(), mode);
            }
        });
    }

    private static void check(String raw, String mode) {
        FormattedText parsed;
        try {
            parsed = FormattedText.parse(raw, mode, null);
        } catch (MarkupException expected) {
            assertTrue(!expected.getMessage().isEmpty());
            return;
        } catch (RuntimeException e) {
            throw new AssertionError("failed on " + raw.replace("\n", "\\n"), e);
        }
        for (Entity entity : parsed.entities()) {
            boolean inside = entity.offset() >= 0
                    && entity.length() > 0
                    && entity.offset() + entity.length() <= parsed.text().length();
            assertTrue(inside, () -> entity + " is outside of the text of " + raw);
        }
        HtmlRenderer.render(parsed.text(), parsed.entitiesAsJson());
    }

    @Test
    void long_texts_take_no_time() {
        String tail = "a".repeat(30_000);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String start : List.of("/", "@", "#", "http://", "a@", "+1", "a.", "$A")) {
                FormattedText.parse(start + tail, "", null);
                FormattedText.parse((start + "a.").repeat(2500), "", null);
            }
        });
    }
}
