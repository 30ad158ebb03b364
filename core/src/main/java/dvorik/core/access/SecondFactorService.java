package dvorik.core.access;

import static dvorik.migrations.jooq.Tables.RECOVERY_CODE;
import static dvorik.migrations.jooq.Tables.SECOND_FACTOR;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.id.StaffId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.jooq.DSLContext;

/**
 * Codes of an authenticator app (RFC 6238: six digits, 30 seconds, SHA-1, which is what the apps know), and recovery
 * codes for the day the phone is lost. One step of 30 seconds before and after is let through; no code counts twice.
 */
public final class SecondFactorService {
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final String PURPOSE = "recovery-code";

    private final DSLContext db;
    private final Clock realTime;
    private final AccessSecrets secrets;
    private final AuditLog audit;
    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();

    /** @param realTime not the business clock, which may be moved */
    public SecondFactorService(DSLContext db, Clock realTime, AccessSecrets secrets, AuditLog audit) {
        this.db = db;
        this.realTime = realTime;
        this.secrets = secrets;
        this.audit = audit;
    }

    /**
     * What an authenticator app is told.
     *
     * @param secret in Base32, for typing
     * @param uri for a QR code
     */
    public record Setup(String secret, String uri) {}

    public boolean isOn(StaffId person) {
        return db.fetchExists(
                SECOND_FACTOR, SECOND_FACTOR.STAFF_ID.eq(person.value()).and(SECOND_FACTOR.CONFIRMED_AT.isNotNull()));
    }

    /**
     * Begins; it counts once a first code has proved that the app knows the secret.
     *
     * @param issuer how the app names the installation
     * @return empty when it is on already
     */
    public Optional<Setup> begin(StaffId person, String issuer, String account) {
        var secret = secrets.bytes(SECRET_BYTES);
        boolean begun = db.transactionResult(trx -> {
            var tx = trx.dsl();
            tx.deleteFrom(SECOND_FACTOR)
                    .where(SECOND_FACTOR.STAFF_ID.eq(person.value()), SECOND_FACTOR.CONFIRMED_AT.isNull())
                    .execute();
            return tx.insertInto(SECOND_FACTOR)
                            .set(SECOND_FACTOR.STAFF_ID, person.value())
                            .set(SECOND_FACTOR.SECRET, secrets.encrypt(secret))
                            .onDuplicateKeyIgnore()
                            .execute()
                    == 1;
        });
        if (!begun) {
            return Optional.empty();
        }
        var text = new Base32().encodeToString(secret).replace("=", "");
        return Optional.of(new Setup(
                text,
                "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + text + "&issuer="
                        + encoded(issuer)));
    }

    /** @return the recovery codes, shown once; empty when the code is wrong or nothing was begun */
    public Optional<List<String>> confirm(StaffId person, String code) {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            var step = lockSecret(tx, person, false).map(row -> step(row, code)).orElse(OptionalLong.empty());
            if (step.isEmpty()) {
                return Optional.empty();
            }
            tx.update(SECOND_FACTOR)
                    .set(SECOND_FACTOR.CONFIRMED_AT, realTime.instant())
                    .set(SECOND_FACTOR.LAST_STEP, step.getAsLong())
                    .where(SECOND_FACTOR.STAFF_ID.eq(person.value()))
                    .execute();
            var recovery = newRecoveryCodes(tx, person);
            record(tx, person, "second-factor.on");
            return Optional.of(recovery);
        });
    }

    /** @return false when it was not on, or the code is wrong */
    public boolean turnOff(StaffId person, String code) {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            if (!accept(tx, person, code)) {
                return false;
            }
            tx.deleteFrom(RECOVERY_CODE)
                    .where(RECOVERY_CODE.STAFF_ID.eq(person.value()))
                    .execute();
            tx.deleteFrom(SECOND_FACTOR)
                    .where(SECOND_FACTOR.STAFF_ID.eq(person.value()))
                    .execute();
            record(tx, person, "second-factor.off");
            return true;
        });
    }

    /** @return true for a code of the app, or a recovery code, that was not used before */
    boolean accept(StaffId person, String code) {
        return db.transactionResult(trx -> accept(trx.dsl(), person, code));
    }

    private boolean accept(DSLContext tx, StaffId person, String code) {
        var row = lockSecret(tx, person, true);
        if (row.isEmpty()) {
            return false;
        }
        var step = step(row.get(), code);
        if (step.isPresent()) {
            tx.update(SECOND_FACTOR)
                    .set(SECOND_FACTOR.LAST_STEP, step.getAsLong())
                    .where(SECOND_FACTOR.STAFF_ID.eq(person.value()))
                    .execute();
            return true;
        }
        return tx.update(RECOVERY_CODE)
                        .set(RECOVERY_CODE.USED_AT, realTime.instant())
                        .where(
                                RECOVERY_CODE.STAFF_ID.eq(person.value()),
                                RECOVERY_CODE.CODE_HASH.eq(hash(code)),
                                RECOVERY_CODE.USED_AT.isNull())
                        .execute()
                == 1;
    }

    private record Secret(byte[] secret, Long lastStep) {}

    private Optional<Secret> lockSecret(DSLContext tx, StaffId person, boolean confirmed) {
        return tx.select(SECOND_FACTOR.SECRET, SECOND_FACTOR.LAST_STEP)
                .from(SECOND_FACTOR)
                .where(
                        SECOND_FACTOR.STAFF_ID.eq(person.value()),
                        confirmed ? SECOND_FACTOR.CONFIRMED_AT.isNotNull() : SECOND_FACTOR.CONFIRMED_AT.isNull())
                .forUpdate()
                .fetchOptional(row -> new Secret(secrets.decrypt(row.value1()), row.value2()));
    }

    /** @return the step whose code this is, if it was not used before */
    private OptionalLong step(Secret secret, String code) {
        long length = codes.getTimeStep().toSeconds();
        long now = realTime.instant().getEpochSecond() / length;
        var key = new SecretKeySpec(secret.secret(), codes.getAlgorithm());
        for (long step = now - 1; step <= now + 1; step++) {
            if (isCode(key, step * length, code) && (secret.lastStep() == null || step > secret.lastStep())) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    private boolean isCode(SecretKeySpec key, long second, String code) {
        try {
            var expected = codes.generateOneTimePasswordString(key, Instant.ofEpochSecond(second));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every JDK makes codes of such a key", e);
        }
    }

    private List<String> newRecoveryCodes(DSLContext tx, StaffId person) {
        tx.deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.STAFF_ID.eq(person.value()))
                .execute();
        var made = new ArrayList<String>();
        var insert = tx.insertInto(RECOVERY_CODE, RECOVERY_CODE.STAFF_ID, RECOVERY_CODE.CODE_HASH);
        for (int i = 0; i < RECOVERY_CODES; i++) {
            var code = new Base32().encodeToString(secrets.bytes(RECOVERY_BYTES));
            made.add(code.replaceAll("(.{4})(?=.)", "$1-"));
            insert = insert.values(person.value(), hash(code));
        }
        insert.execute();
        return made;
    }

    /** Typed with or without dashes and spaces, in any case. */
    private String hash(String code) {
        return secrets.hash(PURPOSE, code.replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT));
    }

    private void record(DSLContext tx, StaffId person, String action) {
        audit.record(tx, person, new Act(action, "staff", person.value(), null, "done", Map.of()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
