package dvorik.app;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app. */
final class Totp {
    private Totp() {}

    /** @param secret in Base32 */
    static String code(String secret) {
        var codes = new TimeBasedOneTimePasswordGenerator();
        try {
            return codes.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), codes.getAlgorithm()), Instant.now());
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
