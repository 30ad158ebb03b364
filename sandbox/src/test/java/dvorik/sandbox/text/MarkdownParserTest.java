package dvorik.sandbox.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownParserTest {

    private static String parse(String markdown, String mode) throws MarkupException {
        FormattedText text = FormattedText.parse(markdown.replace("⏎", "\n"), mode, null);
        String entities = text.entities().stream()
                .map(entity -> entity.type() + "@" + entity.offset() + "+" + entity.length()
                        + (entity.argument().isEmpty() ? "" : "=" + entity.argument()))
                .collect(Collectors.joining(" "));
        return (text.text() + " | " + entities).replace("\n", "⏎").strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*a* _b_;a b | bold@0+1 italic@2+1",
                "__a__ ~b~ ||c||;a b c | underline@0+1 strikethrough@2+1 spoiler@4+1",
                "*bold _both_*;bold both | bold@0+9 italic@5+4",
                "`x*y` ```java⏎z```;x*y z | code@0+3 pre@4+1=java",
                "[x](https://a.example/q\\));x | text_link@0+1=https://a.example/q)",
                "[x](tg://user?id=7);x | text_mention@0+1=7",
                "![👍](tg://emoji?id=5368);👍 | custom_emoji@0+2=5368",
                "1\\. a \\- b\\!;1. a - b! |",
                ">q1⏎>q2⏎x;q1⏎q2⏎x | blockquote@0+6",
                ">q1⏎>q2||⏎x;q1⏎q2⏎x | expandable_blockquote@0+6",
                "😀 *ж*;😀 ж | bold@3+1",
                "**x;x |",
            })
    void markup_of_version_2_becomes_entities(String markdown, String expected) throws MarkupException {
        assertEquals(expected, parse(markdown, "MarkdownV2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a.;Character '.' is reserved and must be escaped with the preceding '\\'",
                "a|b;Character '|' is reserved and must be escaped with the preceding '\\'",
                "a > b;Character '>' is reserved and must be escaped with the preceding '\\'",
                "ж *a;Can't find end of Bold entity at byte offset 3",
                "_a;Can't find end of Italic entity at byte offset 0",
                "```a;Can't find end of Pre entity at byte offset 0",
                "[a](b;Can't find end of a URL at byte offset 4",
                "![a];The entity must contain a tg://emoji or tg://time URL",
                "![a](x);Invalid tg://emoji or tg://time URL specified",
            })
    void errors_of_version_2_are_those_of_the_real_server(String markdown, String expected) {
        var error = assertThrows(MarkupException.class, () -> parse(markdown, "markdownv2"));
        assertEquals("Can't parse entities: " + expected, error.getMessage());
    }

    @Test
    void the_legacy_mode_knows_no_nesting() throws MarkupException {
        assertEquals(
                "a b c d_e | bold@0+1 italic@2+1 text_link@4+1=https://a.example/",
                parse("*a* _b_ [c](https://a.example) d\\_e", "Markdown"));
        var error = assertThrows(MarkupException.class, () -> parse("ж *a", "Markdown"));
        assertEquals(
                "Can't parse entities: Can't find end of the entity starting at byte offset 3", error.getMessage());
    }

    @Test
    void an_unknown_mode_is_refused() {
        var error = assertThrows(MarkupException.class, () -> parse("a", "BBCode"));
        assertEquals("Unsupported parse_mode", error.getMessage());
    }
}
