package dvorik.adminapi.frame;

import java.util.Arrays;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** Entity tags, RFC 9110 section 8.8.3. */
final class ETags {
    private static final int LENGTH = 16;

    private ETags() {}

    static String of(int version) {
        return "\"" + version + "\"";
    }

    /** Of what tells more than the version counts; stands for that version in {@code If-Match} all the same. */
    static String of(int version, byte[] body) {
        return "\"" + version + "." + hash(body) + "\"";
    }

    /** @param header of If-Match */
    static boolean matchesVersion(String header, int version) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .anyMatch(given -> given.equals("*")
                        || opaque(given).equals(of(version))
                        || opaque(given).startsWith("\"" + version + "."));
    }

    /** Of what has no version. Weak: another order of fields would be the same. */
    static String of(byte[] body) {
        return "W/\"" + hash(body) + "\"";
    }

    private static String hash(byte[] body) {
        var digest = DigestUtils.sha256(body);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, LENGTH));
    }

    /** @param header of If-Match or If-None-Match: tags, or {@code *} */
    static boolean matches(String header, String tag) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || opaque(given).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
