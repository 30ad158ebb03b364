package dvorik.core.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.util.ArrayList;
import java.util.List;

/** Rules for passwords and their hashes. */
public final class Passwords {
    /** Longer ones help nobody and cost time. */
    public static final int MOST = 128;

    public static final int LEAST = 8;
    private static final int COST = 11;
    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;
    /** What an unknown address is compared with, so that the answer takes as long as for a known one. */
    private static final String NOBODYS = hash("nobody has this password");

    /** What a password lacks. */
    public enum Weakness {
        TOO_SHORT,
        TOO_LONG,
        NO_DIGIT,
        NO_UPPER,
        NO_LOWER,
        NO_SPECIAL
    }

    private Passwords() {}

    /** @return everything that is wrong with it; empty: good */
    public static List<Weakness> weaknesses(String password) {
        var found = new ArrayList<Weakness>();
        int length = password.codePointCount(0, password.length());
        if (length < LEAST) {
            found.add(Weakness.TOO_SHORT);
        }
        if (length > MOST) {
            found.add(Weakness.TOO_LONG);
        }
        if (password.codePoints().noneMatch(Character::isDigit)) {
            found.add(Weakness.NO_DIGIT);
        }
        if (password.codePoints().noneMatch(Character::isUpperCase)) {
            found.add(Weakness.NO_UPPER);
        }
        if (password.codePoints().noneMatch(Character::isLowerCase)) {
            found.add(Weakness.NO_LOWER);
        }
        if (password.codePoints().allMatch(Character::isLetterOrDigit)) {
            found.add(Weakness.NO_SPECIAL);
        }
        return found;
    }

    static String hash(String password) {
        // bcrypt reads 72 bytes: a longer one, Cyrillic from 36 letters on, is hashed first instead of cut
        return BCrypt.with(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .hashToString(COST, password.toCharArray());
    }

    /** @param hash null: there is no such person, or the person has no password; takes as long */
    static boolean matches(String password, String hash) {
        var matches = BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .verify(password.toCharArray(), hash == null ? NOBODYS : hash)
                .verified;
        return matches && hash != null;
    }
}
