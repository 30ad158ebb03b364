package dvorik.core.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the secret of the installation (JWT_SECRET_KEY) is good for: each purpose has a key of its own, so that nothing
 * made for one is worth anything for another.
 */
public final class AccessSecrets {
    private static final String HMAC = "HmacSHA256";
    private static final int NONCE_BYTES = 16;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] secret;
    private final SecureRandom random = new SecureRandom();

    /** @param secret at least 32 characters; with another one everybody has to sign in again */
    public AccessSecrets(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** @return 32 bytes, for signing access tokens */
    public byte[] accessTokenKey() {
        return key("access-token");
    }

    /** @return 32 random hexadecimal digits */
    String nonce() {
        return HexFormat.of().formatHex(bytes(NONCE_BYTES));
    }

    byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** @return 43 characters of base64url */
    String sign(String purpose, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key(purpose), text));
    }

    boolean isSigned(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                sign(purpose, text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** @return 64 hexadecimal digits */
    String hash(String purpose, String text) {
        return HexFormat.of().formatHex(mac(key(purpose), text));
    }

    byte[] encrypt(byte[] plain) {
        var iv = bytes(IV_BYTES);
        var sealed = cipher(Cipher.ENCRYPT_MODE, iv, plain);
        var all = Arrays.copyOf(iv, IV_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, IV_BYTES, sealed.length);
        return all;
    }

    /** @throws IllegalStateException when it was encrypted under another secret */
    byte[] decrypt(byte[] encrypted) {
        return cipher(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(encrypted, IV_BYTES),
                Arrays.copyOfRange(encrypted, IV_BYTES, encrypted.length));
    }

    private byte[] cipher(int mode, byte[] iv, byte[] data) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key("second-factor"), "AES"), new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JWT_SECRET_KEY is not the one that this was encrypted under", e);
        }
    }

    private byte[] key(String purpose) {
        return mac(secret, purpose);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
