package dvorik.core.access;

import static dvorik.migrations.jooq.Tables.IDEMPOTENCY_KEY;

import dvorik.core.db.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * Makes a repeated call have one effect. The row of the key is the first insert of the effect's own transaction: a rival
 * with the same key waits for its end and then reads the answer.
 */
public final class IdempotencyKeys {
    /** How long an answer is kept. */
    public static final Duration LIFE = Duration.ofDays(1);

    private static final int BATCH = 1000;
    private final DSLContext db;
    private final Clock realTime;

    /** @param realTime not the business clock, which may be moved */
    public IdempotencyKeys(DSLContext db, Clock realTime) {
        this.db = db;
        this.realTime = realTime;
    }

    /**
     * Where a key counts.
     *
     * @param principal who calls
     *
     * @param route such as {@code POST /api/v1/discounts}
     */
    public record Place(String principal, String route, String key) {}

    /** @param body as it was sent; null: none. @param version of what it tells of */
    public record Kept(int status, String body, Optional<Integer> version) {}

    /** What became of the call. */
    public sealed interface Outcome {
        /** Now, or by the same call before. */
        record Done(Kept answer) implements Outcome {}

        /** The key was used for something else. Nothing was done. */
        record OtherBody() implements Outcome {}
    }

    /**
     * Does the work unless it was done before. What it throws leaves nothing, also no key: the call may be made again.
     *
     * @param hash SHA-256 in hex of what was asked for
     */
    public Outcome once(Place place, String hash, Supplier<Kept> work) {
        return UnitOfWork.run(db, () -> {
            if (!claim(place, hash)) {
                return before(place, hash);
            }
            var kept = work.get();
            keep(place, kept);
            return new Outcome.Done(kept);
        });
    }

    private boolean claim(Place place, String hash) {
        return db.insertInto(IDEMPOTENCY_KEY)
                        .set(IDEMPOTENCY_KEY.PRINCIPAL, place.principal())
                        .set(IDEMPOTENCY_KEY.ROUTE, place.route())
                        .set(IDEMPOTENCY_KEY.REQUEST_KEY, place.key())
                        .set(IDEMPOTENCY_KEY.BODY_HASH, hash)
                        .set(IDEMPOTENCY_KEY.CREATED_AT, realTime.instant())
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    private Outcome before(Place place, String hash) {
        var row = db.select(
                        IDEMPOTENCY_KEY.BODY_HASH,
                        IDEMPOTENCY_KEY.STATUS,
                        IDEMPOTENCY_KEY.ANSWER,
                        IDEMPOTENCY_KEY.VERSION)
                .from(IDEMPOTENCY_KEY)
                .where(
                        IDEMPOTENCY_KEY.PRINCIPAL.eq(place.principal()),
                        IDEMPOTENCY_KEY.ROUTE.eq(place.route()),
                        IDEMPOTENCY_KEY.REQUEST_KEY.eq(place.key()))
                .fetchSingle();
        return row.value1().equals(hash)
                ? new Outcome.Done(new Kept(row.value2(), row.value3(), Optional.ofNullable(row.value4())))
                : new Outcome.OtherBody();
    }

    private void keep(Place place, Kept kept) {
        db.update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.STATUS, (short) kept.status())
                .set(IDEMPOTENCY_KEY.ANSWER, kept.body())
                .set(IDEMPOTENCY_KEY.VERSION, kept.version().orElse(null))
                .where(
                        IDEMPOTENCY_KEY.PRINCIPAL.eq(place.principal()),
                        IDEMPOTENCY_KEY.ROUTE.eq(place.route()),
                        IDEMPOTENCY_KEY.REQUEST_KEY.eq(place.key()))
                .execute();
    }

    /** Old keys go, in batches. */
    public void clean() {
        int gone;
        do {
            gone = db.deleteFrom(IDEMPOTENCY_KEY)
                    .where(IDEMPOTENCY_KEY.CREATED_AT.lt(realTime.instant().minus(LIFE)))
                    .orderBy(IDEMPOTENCY_KEY.CREATED_AT)
                    .limit(BATCH)
                    .execute();
        } while (gone == BATCH);
    }
}
