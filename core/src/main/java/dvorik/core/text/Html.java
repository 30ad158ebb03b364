package dvorik.core.text;

/** Escaping for Telegram's HTML. */
public final class Html {
    private static final int LONGEST_NAME = 40;

    private Html() {}

    /** @return the text shown exactly as it was typed */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** @return a name that a person typed, as long as it fits into a line */
    public static String shortName(String name) {
        return shorten(name, LONGEST_NAME);
    }

    /** @return at most {@code limit} characters, whole code points, with an ellipsis where something was left out */
    public static String shorten(String text, int limit) {
        if (text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
    }
}
