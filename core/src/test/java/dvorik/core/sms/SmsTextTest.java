package dvorik.core.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SmsTextTest {
    @Test
    void parts_are_counted_as_they_are_billed() {
        assertEquals(0, SmsText.parts(""));
        assertEquals(1, SmsText.parts("a".repeat(160)));
        assertEquals(2, SmsText.parts("a".repeat(161)));
        assertEquals(2, SmsText.parts("a".repeat(306)));
        assertEquals(3, SmsText.parts("a".repeat(307)));
        assertEquals(1, SmsText.parts("€".repeat(80)));
        assertEquals(2, SmsText.parts("€".repeat(81)));
        assertEquals(3, SmsText.parts("a".repeat(152) + "€" + "a".repeat(152)));
        assertEquals(1, SmsText.parts("я".repeat(70)));
        assertEquals(2, SmsText.parts("я".repeat(71)));
        assertEquals(2, SmsText.parts("я".repeat(134)));
        assertEquals(3, SmsText.parts("я".repeat(135)));
        assertEquals(1, SmsText.parts("\ud83d\ude00".repeat(35)));
        assertEquals(2, SmsText.parts("\ud83d\ude00".repeat(36)));
        assertEquals(3, SmsText.parts("я".repeat(66) + "\ud83d\ude00" + "я".repeat(66)));
        assertEquals(1, SmsText.parts("5000 so\u2019m"));
    }

    @Test
    void costly_characters_become_cheap_ones() {
        assertEquals("To'lov qabul qilindi", SmsText.plain("To\u02bblov qabul  qilindi \ud83c\udf89"));
        assertEquals("one\ntwo", SmsText.plain("one \n\n two"));
    }

    @Test
    void what_is_too_long_is_cut_between_characters() {
        var cut = SmsText.shortened("я\ud83d\ude00".repeat(400), 2);
        assertTrue(SmsText.parts(cut) <= 2);
        assertTrue(cut.endsWith("..."));
        assertEquals(
                cut,
                new String(
                        cut.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8));
        assertEquals("short", SmsText.shortened("short", 1));
    }
}
