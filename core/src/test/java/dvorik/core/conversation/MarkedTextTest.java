package dvorik.core.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.conversation.Sent.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedTextTest {
    private static Mark mark(String kind, int from, int until) {
        return new Mark(kind, from, until, "");
    }

    @Test
    void what_stands_in_the_text_is_escaped_and_quotes_stay() {
        assertEquals("a &lt;b&gt; &amp; \"c\"", MarkedText.html("a <b> & \"c\"", List.of()));
    }

    @Test
    void marks_that_cross_are_closed_and_opened_again() {
        assertEquals(
                "<b>ab<i>cd</i></b><i>ef</i>g",
                MarkedText.html("abcdefg", List.of(mark("bold", 0, 4), mark("italic", 2, 6))));
    }

    @Test
    void a_quotation_and_a_link_stay_one_whatever_crosses_them() {
        assertEquals(
                "<b>ab</b><blockquote><b>cd</b>ef</blockquote>",
                MarkedText.html("abcdef", List.of(mark("bold", 0, 4), mark("blockquote", 2, 6))));
        assertEquals(
                "<a href=\"https://x.y/?a=1&amp;b=&quot;\">a<i>b</i></a><i>c</i>",
                MarkedText.html(
                        "abc", List.of(mark("italic", 1, 3), new Mark("text_link", 0, 2, "https://x.y/?a=1&b=\""))));
    }

    @Test
    void every_kind_has_its_tag_and_those_that_telegram_finds_itself_have_none() {
        for (var kind :
                List.of("bold=b", "italic=i", "underline=u", "strikethrough=s", "spoiler=tg-spoiler", "code=code")) {
            var tag = kind.split("=")[1];
            assertEquals("<" + tag + ">x</" + tag + ">", MarkedText.html("x", List.of(mark(kind.split("=")[0], 0, 1))));
        }
        assertEquals(
                "<pre><code class=\"language-java\">x</code></pre>",
                MarkedText.html("x", List.of(new Mark("pre", 0, 1, "java"))));
        assertEquals("<pre>x</pre>", MarkedText.html("x", List.of(mark("pre", 0, 1))));
        assertEquals(
                "<blockquote expandable>x</blockquote>",
                MarkedText.html("x", List.of(mark("expandable_blockquote", 0, 1))));
        assertEquals(
                "<a href=\"tg://user?id=7\">x</a>", MarkedText.html("x", List.of(new Mark("text_mention", 0, 1, "7"))));
        assertEquals(
                "x", MarkedText.html("x", List.of(mark("url", 0, 1), mark("custom_emoji", 0, 1), mark("bold", 0, 9))));
    }

    @Test
    void places_are_counted_in_utf_16_units() {
        assertEquals("😀<b>x</b>", MarkedText.html("😀x", List.of(mark("bold", 2, 3))));
    }
}
