package dvorik.cashierbot.till;

import dvorik.core.discount.StaffReason;
import java.util.Optional;

/** Reads a reason in own words: something with letters in it, of a length that can be kept. */
final class ReasonReader {
    private ReasonReader() {}

    static Optional<StaffReason> read(String text) {
        var words = text.strip();
        return words.length() <= StaffReason.LONGEST && hasLetters(words)
                ? Optional.of(StaffReason.inWords(words))
                : Optional.empty();
    }

    /** @return text key of what to answer to one that is none */
    static String help(String text) {
        return hasLetters(text) ? "cashier.reason.too-long" : "cashier.undo.say-why";
    }

    private static boolean hasLetters(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }
}
