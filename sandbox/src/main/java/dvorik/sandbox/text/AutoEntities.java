package dvorik.sandbox.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Telegram finds in a text by itself: commands, links, addresses, mentions, tags, phone numbers. */
final class AutoEntities {
    static final Set<String> TYPES =
            Set.of("bot_command", "url", "email", "mention", "hashtag", "cashtag", "phone_number", "bank_card");

    private record Rule(String type, char sign, Pattern pattern) {}

    private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{N}_])";

    /** In order of precedence; each is tried only when its sign occurs, for most texts have none. */
    private static final List<Rule> RULES = List.of(
            new Rule(
                    "email",
                    '@',
                    Pattern.compile(
                            NO_WORD_BEFORE
                                    + "[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,4}[A-Za-z]{2,12}(?![\\p{L}\\p{N}_])")),
            new Rule(
                    "url",
                    '.',
                    Pattern.compile("(?i)" + NO_WORD_BEFORE + "(?<![@.])(?:https?://[^\\s<>\"]{1,2000}"
                            + "|(?:[a-z0-9-]{1,63}\\.){1,4}(?:com|net|org|ru|uz|me|io|dev|app|info|biz|su|kz|рф)"
                            + "(?:[/?#][^\\s<>\"]{0,2000})?(?![\\p{L}\\p{N}_@]))")),
            new Rule(
                    "bot_command",
                    '/',
                    Pattern.compile(
                            "(?<![\\p{L}\\p{N}_/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\\p{L}\\p{N}_/<>])")),
            new Rule("mention", '@', Pattern.compile(NO_WORD_BEFORE + "@[A-Za-z0-9_]{2,32}(?![\\p{L}\\p{N}_])")),
            new Rule(
                    "hashtag",
                    '#',
                    Pattern.compile(NO_WORD_BEFORE + "#(?=[\\p{N}_]{0,255}\\p{L})[\\p{L}\\p{N}_]{1,256}")),
            new Rule("cashtag", '$', Pattern.compile("(?<![\\p{L}\\p{N}_$])\\$[A-Z]{1,8}(?![\\p{L}\\p{N}_])")),
            new Rule("phone_number", '+', Pattern.compile("(?<![\\p{L}\\p{N}_+])\\+[0-9]{7,15}(?![\\p{L}\\p{N}_])")));

    private AutoEntities() {}

    /** Those that do not touch one another, in order of precedence. */
    static List<Entity> find(String text) {
        List<Entity> found = new ArrayList<>();
        for (Rule rule : RULES) {
            if (text.indexOf(rule.sign()) >= 0) {
                Matcher matcher = rule.pattern().matcher(text);
                while (matcher.find()) {
                    addUnlessTaken(found, rule.type(), matcher.start(), trimmedEnd(rule, text, matcher));
                }
            }
        }
        return found;
    }

    /** A full stop or a bracket behind an address belongs to the sentence. */
    private static int trimmedEnd(Rule rule, String text, Matcher matcher) {
        int end = matcher.end();
        while (rule.type().equals("url")
                && end > matcher.start()
                && ".,:;!?)]}'\"»".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static void addUnlessTaken(List<Entity> found, String type, int start, int end) {
        for (Entity other : found) {
            if (start < other.end() && other.offset() < end) {
                return;
            }
        }
        found.add(new Entity(type, start, end - start, ""));
    }
}
