package dvorik.core.id;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes of Telegram ids. They name a person in grant keys and outlive "delete my data", so that a one-time gift
 * stays one; without the key (PERSON_HASH_KEY) they cannot be traced back to the person.
 */
public final class PersonKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    /** @param secret at least 32 characters; must never change during the life of a database */
    public PersonKeys(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** @return 64 lower-case hexadecimal digits, the same for the same person every time */
    public String of(long telegramId) {
        return hash("telegram:" + telegramId);
    }

    /** Tells one secret from another without giving it away; kept in the database to notice a changed secret. */
    public String fingerprint() {
        return hash("fingerprint").substring(0, 16);
    }

    private String hash(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
