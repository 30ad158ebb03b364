package dvorik.core.id;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes for what must be recognised for years: PERSON_HASH_KEY never changes. Each purpose has a key of its own, so
 * that nothing made for one is worth anything for another.
 */
public final class PurposeKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private final byte[] secret;

    /** @param secret at least 32 characters; must never change during the life of a database */
    public PurposeKeys(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** @return 64 lower-case hexadecimal digits, the same every time */
    public String hash(String purpose, String text) {
        return HexFormat.of().formatHex(mac(mac(secret, "purpose:" + purpose), text));
    }

    /** Compares in the same time whatever the first difference is. */
    public boolean isHash(String purpose, String text, String given) {
        return MessageDigest.isEqual(
                hash(purpose, text).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
