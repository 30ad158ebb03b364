package dvorik.sandbox.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the address of a link stands for. */
final class Links {
    private static final Pattern USER = Pattern.compile("(?i)tg:(?://)?user\\?(?:.*&)?id=([0-9]{1,16})(?:&.*)?");
    private static final Pattern EMOJI = Pattern.compile("(?i)tg:(?://)?emoji\\?(?:.*&)?id=([0-9]{1,19})(?:&.*)?");
    private static final Pattern TIME = Pattern.compile("(?i)tg:(?://)?time\\?(?:.*&)?unix=([0-9]{1,10})(?:&.*)?");
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "tg", "ton", "tonsite", "mailto", "tel");

    private Links() {}

    /** The id of {@code tg://user?id=…}. */
    static Optional<String> userId(String url) {
        return first(USER, url);
    }

    /** The id of {@code tg://emoji?id=…}. */
    static Optional<String> emojiId(String url) {
        return first(EMOJI, url);
    }

    /** The time of {@code tg://time?unix=…}. */
    static Optional<String> unixTime(String url) {
        return first(TIME, url);
    }

    /** The address as Telegram stores it; empty when it is none, and then the link is silently dropped. */
    static Optional<String> checked(String url) {
        String trimmed = url.strip();
        int colon = trimmed.indexOf(':');
        boolean hasScheme =
                colon > 0 && SCHEMES.contains(trimmed.substring(0, colon).toLowerCase(Locale.ROOT));
        if (!hasScheme && trimmed.contains("://")) {
            return Optional.empty();
        }
        String full = hasScheme ? trimmed : "http://" + trimmed;
        if (!full.regionMatches(true, 0, "http", 0, 4)) {
            return Optional.of(full);
        }
        return httpUrl(full);
    }

    private static Optional<String> httpUrl(String full) {
        try {
            var uri = new URI(full.replace(" ", "%20"));
            String host = uri.getHost();
            boolean local = "localhost".equals(host);
            if (host == null || (!host.contains(".") && !local)) {
                return Optional.empty();
            }
            boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return Optional.of(bare ? full + "/" : full);
        } catch (URISyntaxException e) {
            // addresses in other alphabets are fine for Telegram, though not for java.net.URI
            return full.contains(".") && !full.contains(" ") ? Optional.of(full) : Optional.empty();
        }
    }

    private static Optional<String> first(Pattern pattern, String url) {
        Matcher matcher = pattern.matcher(url);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
