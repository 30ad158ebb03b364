package dvorik.clientbot.asking;

import dvorik.core.customer.CustomerDetails;
import java.util.regex.Pattern;

/** Reads a name as a person types it. */
public final class FirstName {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private FirstName() {}

    public sealed interface Read {
        record Name(String name) implements Read {}

        record TooLong() implements Read {}

        record NoLetters() implements Read {}
    }

    /** Takes away control and format characters (line ends, direction marks, zero-width ones), folds spaces. */
    public static Read read(String typed) {
        var name = SPACES.matcher(typed).replaceAll(" ");
        name = UNSEEN.matcher(name).replaceAll("").strip();
        if (name.length() > CustomerDetails.LONGEST_NAME) {
            return new Read.TooLong();
        }
        return name.codePoints().anyMatch(Character::isLetter) ? new Read.Name(name) : new Read.NoLetters();
    }
}
