package dvorik.core.template;

import static dvorik.migrations.jooq.Tables.MEDIA_FILE;
import static dvorik.migrations.jooq.Tables.MEDIA_PART;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.MediaFileId;
import dvorik.core.id.StaffId;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Pictures and files that go out with messages: kept once each, whatever they are called. */
public final class MediaFiles {
    /** Of a photo at Telegram; bytes. */
    public static final int LARGEST = 10 * 1024 * 1024;

    /** What a bot may download of what was sent to it; bytes. */
    public static final int LARGEST_FROM_CHAT = 20 * 1024 * 1024;

    private static final int PART = 1024 * 1024;
    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;

    public MediaFiles(DSLContext db, Clock clock, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Keeps a file, or finds the same one.
     *
     * @param told media type it came with
     * @param name for staff and for those who save it
     * @return empty: its kind is not taken, or is not what it was said to be
     */
    public Optional<MediaFile> keep(BusinessId business, StaffId by, byte[] content, String told, String name) {
        if (content.length > LARGEST_FROM_CHAT) {
            throw new IllegalArgumentException("a file of " + content.length + " bytes");
        }
        return FileKind.of(content, told)
                .map(type -> Transactions.repeated(db, tx -> keep(tx, business, by, content, type, name)));
    }

    private MediaFile keep(DSLContext tx, BusinessId business, StaffId by, byte[] content, String type, String name) {
        var hash = DigestUtils.sha256Hex(content);
        int made = tx.insertInto(MEDIA_FILE)
                .set(MEDIA_FILE.BUSINESS_ID, business.value())
                .set(MEDIA_FILE.SHA256, hash)
                .set(MEDIA_FILE.MEDIA_TYPE, type)
                .set(MEDIA_FILE.SIZE, content.length)
                .set(MEDIA_FILE.FILE_NAME, name)
                .set(MEDIA_FILE.CREATED_BY, by.value())
                .set(MEDIA_FILE.CREATED_AT, clock.instant())
                .onDuplicateKeyIgnore()
                .execute();
        var file = find(tx, MEDIA_FILE.BUSINESS_ID.eq(business.value()).and(MEDIA_FILE.SHA256.eq(hash)))
                .orElseThrow();
        if (made == 0) {
            return file;
        }
        for (int part = 0; part * PART < content.length; part++) {
            tx.insertInto(MEDIA_PART)
                    .set(MEDIA_PART.MEDIA_ID, file.id().value())
                    .set(MEDIA_PART.PART, part)
                    .set(
                            MEDIA_PART.CONTENT,
                            Arrays.copyOfRange(content, part * PART, Math.min((part + 1) * PART, content.length)))
                    .execute();
        }
        audit.record(
                tx,
                by,
                new Act(
                        "media.keep",
                        "media_file",
                        file.id().value(),
                        null,
                        "done",
                        Map.of("media_type", type, "size", content.length, "sha256", hash)));
        return file;
    }

    public Optional<MediaFile> find(MediaFileId id) {
        return find(db, MEDIA_FILE.ID.eq(id.value()));
    }

    /** @return its bytes */
    public byte[] content(MediaFileId id) {
        var all = new ByteArrayOutputStream();
        db.select(MEDIA_PART.CONTENT)
                .from(MEDIA_PART)
                .where(MEDIA_PART.MEDIA_ID.eq(id.value()))
                .orderBy(MEDIA_PART.PART)
                .forEach(row -> all.writeBytes(row.value1()));
        return all.toByteArray();
    }

    /** It was sent: from now on the client bot sends it by this name. */
    public void remember(MediaFileId id, String telegramFileId) {
        db.update(MEDIA_FILE)
                .set(MEDIA_FILE.TELEGRAM_FILE_ID, telegramFileId)
                .where(MEDIA_FILE.ID.eq(id.value()))
                .execute();
    }

    /** Telegram does not know that name any more, such as after the bot was changed. */
    public void forget(MediaFileId id, String telegramFileId) {
        db.update(MEDIA_FILE)
                .setNull(MEDIA_FILE.TELEGRAM_FILE_ID)
                .where(MEDIA_FILE.ID.eq(id.value()), MEDIA_FILE.TELEGRAM_FILE_ID.eq(telegramFileId))
                .execute();
    }

    private static Optional<MediaFile> find(DSLContext db, Condition which) {
        return db.select(
                        MEDIA_FILE.ID,
                        MEDIA_FILE.BUSINESS_ID,
                        MEDIA_FILE.SHA256,
                        MEDIA_FILE.MEDIA_TYPE,
                        MEDIA_FILE.SIZE,
                        MEDIA_FILE.FILE_NAME,
                        MEDIA_FILE.TELEGRAM_FILE_ID,
                        MEDIA_FILE.CREATED_AT)
                .from(MEDIA_FILE)
                .where(which)
                .fetchOptional(row -> new MediaFile(
                        new MediaFileId(row.value1()),
                        new BusinessId(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        Optional.ofNullable(row.value7()),
                        row.value8()));
    }
}
