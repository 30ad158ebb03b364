package dvorik.core.text;

/** Words without Telegram's HTML. */
public final class PlainWords {
    private PlainWords() {}

    /** @return of a message of ours: tags gone, characters as they are read */
    public static String of(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .strip();
    }
}
