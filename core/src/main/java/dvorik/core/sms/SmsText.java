package dvorik.core.sms;

import java.util.ArrayList;
import java.util.List;

/** Words as an SMS carries them, and what they cost. */
final class SmsText {
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "^{}\\[]~|€\f";
    private static final int BASIC_ONE = 160;
    private static final int BASIC_PART = 153;
    private static final int WIDE_ONE = 70;
    private static final int WIDE_PART = 67;

    private SmsText() {}

    /** Apostrophes of Uzbek and of typography would make every part less than half as long. */
    static String plain(String text) {
        return text.replaceAll("[\\u02bb\\u02bc\\u2018\\u2019]", "'")
                .replaceAll("[\\u2013\\u2014\\u2212]", "-")
                .replaceAll("[\\u00ab\\u00bb\\u201c\\u201d]", "\"")
                .replace("\u2026", "...")
                .replaceAll("[\\u00a0\\u202f\\u2009]", " ")
                .replaceAll("[\\ufe0f\\u200d]|[\\x{1f000}-\\x{1faff}\\x{2600}-\\x{27bf}]", "")
                .replaceAll("[ \\t]+", " ")
                .replaceAll(" ?\\n[ \\n]*", "\n")
                .strip();
    }

    /** @return what is billed; 0 for nothing */
    static int parts(String text) {
        var units = units(text);
        int one = isBasic(text) ? BASIC_ONE : WIDE_ONE;
        int part = isBasic(text) ? BASIC_PART : WIDE_PART;
        int total = units.stream().mapToInt(Integer::intValue).sum();
        if (total <= one) {
            return total == 0 ? 0 : 1;
        }
        int parts = 1;
        int used = 0;
        for (int unit : units) {
            // two that belong together are never in two parts
            if (used + unit > part) {
                parts++;
                used = 0;
            }
            used += unit;
        }
        return parts;
    }

    /** @return as much of it as fits, whole code points */
    static String shortened(String text, int mostParts) {
        var kept = text;
        while (parts(kept) > mostParts) {
            int end = kept.length() - Math.max(4, kept.length() / 50);
            kept = kept.substring(0, Character.isLowSurrogate(kept.charAt(end)) ? end - 1 : end)
                            .stripTrailing()
                    + "...";
        }
        return kept;
    }

    private static boolean isBasic(String text) {
        return text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
    }

    private static List<Integer> units(String text) {
        boolean basic = isBasic(text);
        var units = new ArrayList<Integer>();
        text.codePoints().forEach(c -> units.add(basic ? EXTENDED.indexOf(c) >= 0 ? 2 : 1 : Character.charCount(c)));
        return units;
    }
}
