package dvorik.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void markup_in_typed_words_is_shown_exactly() {
        assertEquals("&lt;b&gt;Tom &amp; &quot;J&quot;&lt;/b&gt;", Html.escape("<b>Tom & \"J\"</b>"));
    }

    @Test
    void a_text_is_cut_between_characters_and_says_so() {
        assertEquals("abc", Html.shorten("abc", 3));
        assertEquals("ab…", Html.shorten("abcd", 3));
        assertEquals("🎁🎁…", Html.shorten("🎁🎁🎁🎁", 3));
        assertEquals(40, Html.shortName("Ж".repeat(64)).length());
    }
}
