package dvorik.sandbox.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlParserTest {

    private static String parse(String html) throws MarkupException {
        FormattedText text = FormattedText.parse(html, "HTML", null);
        String entities = text.entities().stream()
                .map(entity -> entity.type() + "@" + entity.offset() + "+" + entity.length()
                        + (entity.argument().isEmpty() ? "" : "=" + entity.argument()))
                .collect(Collectors.joining(" "));
        return text.text() + " | " + entities;
    }

    private static String error(String html) {
        return assertThrows(MarkupException.class, () -> parse(html)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<b>a</b> <i>b</i>~a b | bold@0+1 italic@2+1",
                "<strong>a</strong><em>b</em>~ab | bold@0+1 italic@1+1",
                "<u>a</u><ins>b</ins>~ab | underline@0+2",
                "<s>a</s><strike>b</strike><del>c</del>~abc | strikethrough@0+3",
                "<tg-spoiler>a</tg-spoiler><span class=\"tg-spoiler\">b</span>~ab | spoiler@0+2",
                "<b>bold <i>both</i></b>~bold both | bold@0+9 italic@5+4",
                "<code>x &lt; y &amp;&amp; z</code>~x < y && z | code@0+10",
                "<pre>x</pre>~x | pre@0+1",
                "<pre><code class=\"language-java\">x</code></pre>~x | pre@0+1=java",
                "<a href=\"https://a.example/x?a=1&amp;b=2\">x</a>~x | text_link@0+1=https://a.example/x?a=1&b=2",
                "<a href='https://a.example'>x</a>~x | text_link@0+1=https://a.example/",
                "<a href=\"tg://user?id=42\">x</a>~x | text_mention@0+1=42",
                "<a href=\"nonsense\">x</a>~x | ",
                "<blockquote>q</blockquote>~q | blockquote@0+1",
                "<blockquote expandable>q</blockquote>~q | expandable_blockquote@0+1",
                "<tg-emoji emoji-id=\"536\">x</tg-emoji>~x | custom_emoji@0+1=536",
                "😀 <b>ж</b>~😀 ж | bold@3+1",
                "&#128512;&#x416;&quot;&nosuch;~😀Ж\"&nosuch; | ",
                "a &lt;b&gt; c~a <b> c | ",
                "<b></b>x~x | ",
                "<B>x</B>~x | bold@0+1",
                "x<b> </b>~x | ",
            })
    void markup_becomes_entities_in_utf16_units(String html, String expected) throws MarkupException {
        assertEquals(expected.strip(), parse(html).strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<x>~Unsupported start tag \"x\" at byte offset 0",
                "ж <br>~Unsupported start tag \"br\" at byte offset 3",
                "😀<b~Unclosed start tag at byte offset 4",
                "<b>x~Can't find end tag corresponding to start tag \"b\"",
                "x</b>~Unexpected end tag at byte offset 1",
                "<b>x</i>~Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
                "<b>x</b~Unclosed end tag at byte offset 4",
                "<span>x</span>~Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
                "<a href=\"x>y</a>~Unclosed start tag at byte offset 0",
                "<a =x>y</a>~Empty attribute name in the tag \"a\" at byte offset 0",
                "<a href=x/y>y</a>~Unexpected end of name token at byte offset 8",
                "<tg-emoji emoji-id=\"x\">y</tg-emoji>~Invalid custom emoji identifier specified",
                "5 < 6~Unsupported start tag \"\" at byte offset 2",
            })
    void errors_are_worded_and_counted_in_bytes_as_on_the_real_server(String html, String expected) {
        assertEquals("Can't parse entities: " + expected, error(html));
    }

    @Test
    void links_commands_and_the_like_are_found_in_plain_text() throws MarkupException {
        assertEquals(
                "/start x @ann_lee #tag a@b.example https://x.example/y. t.me/z +79001234567 | bot_command@0+6"
                        + " mention@9+8 hashtag@18+4 email@23+11 url@35+19 url@56+6 phone_number@63+12",
                parse("/start x @ann_lee #tag a@b.example https://x.example/y. t.me/z +79001234567"));
    }

    @Test
    void nothing_is_found_inside_code() throws MarkupException {
        assertEquals("/start | code@0+6", parse("<code>/start</code>"));
    }

    @Test
    void spaces_around_are_cut_and_offsets_follow() throws MarkupException {
        assertEquals("a b | bold@2+1", parse(" \n a <b>b  </b>\n"));
    }
}
