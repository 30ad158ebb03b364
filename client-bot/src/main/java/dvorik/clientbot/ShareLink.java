package dvorik.clientbot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses that let a person choose, in Telegram, to whom a link is sent. */
public final class ShareLink {
    private ShareLink() {}

    /** @param words beside the link, plain */
    public static String of(String link, String words) {
        return "https://t.me/share/url?url=" + encoded(link) + "&text=" + encoded(words);
    }

    private static String encoded(String text) {
        // Telegram takes a plus for a plus
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
