package dvorik.core.audit;

import static dvorik.migrations.jooq.Tables.AUDIT_ENTRY;
import static dvorik.migrations.jooq.Tables.AUDIT_SEAL;
import static dvorik.migrations.jooq.Tables.AUDIT_SEALER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dvorik.core.text.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectForUpdateStep;
import org.jooq.impl.DSL;

/**
 * Seals the audit log: each seal covers the entries of a range of ids and contains the hash of the seal before, so that an
 * entry that is changed, taken out or slipped in later breaks it. Personal details stand apart and may be erased.
 *
 * <p>A seal reaches as far as the newest entry that the run before saw, and reads with a lock: a transaction that
 * wrote an entry with a smaller number and is still open is waited for.
 */
public final class AuditChain {
    private static final ObjectMapper SORTED =
            Json.mapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private static final String FIRST = "0".repeat(64);
    private static final int BATCH = 1000;
    private static final int MOST_OF_A_SEAL = 20_000;

    private final DSLContext db;
    private final Clock realTime;

    /** @param realTime not the business clock, which may be moved */
    public AuditChain(DSLContext db, Clock realTime) {
        this.db = db;
        this.realTime = realTime;
    }

    /** A seal that its entries no longer fit. */
    public record Broken(long sealId, long afterEntry, long lastEntry, int sealedEntries, int foundEntries) {}

    /**
     * What a walk along the chain found.
     *
     * @param sealed entries under seals
     * @param waiting entries that no seal covers yet
     * @param newest the newest seal that fits; empty: there is none
     * @param asked the seal that was asked for; empty: none was, or there is none of that number up to the first broken one
     * @param broken the first that does not fit; empty: nobody has touched anything
     */
    public record Verdict(
            long seals,
            long sealed,
            long waiting,
            Optional<Stamp> newest,
            Optional<Stamp> asked,
            Optional<Broken> broken) {}

    /**
     * What is worth keeping elsewhere of a seal: as long as the number has this hash, nobody has made the chain anew.
     *
     * @param hash 64 hexadecimal digits
     */
    public record Stamp(long number, String hash) {}

    /** @return the newest seal; empty: nothing was sealed yet */
    public Optional<Stamp> findNewest() {
        return newest(db).map(Seal::stamp);
    }

    /** Seals what is there since the last time; does nothing where another process does it now. */
    public void seal() {
        while (sealSome() == MOST_OF_A_SEAL) {
            // a log that was not sealed for long is sealed in parts
        }
    }

    private int sealSome() {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            long seen = tx.select(AUDIT_SEALER.SEEN_AUDIT_ID)
                    .from(AUDIT_SEALER)
                    .forUpdate()
                    .fetchSingle()
                    .value1();
            var before = newest(tx);
            long after = before.map(Seal::last).orElse(0L);
            var walk = new Walk(before.map(Seal::hash).orElse(FIRST));
            walk.along(tx, after, seen, MOST_OF_A_SEAL, true);
            if (walk.entries > 0) {
                tx.insertInto(AUDIT_SEAL)
                        .set(AUDIT_SEAL.LAST_AUDIT_ID, walk.last)
                        .set(AUDIT_SEAL.ENTRIES, walk.entries)
                        .set(AUDIT_SEAL.PREVIOUS_HASH, before.map(Seal::hash).orElse(FIRST))
                        .set(AUDIT_SEAL.HASH, walk.hash())
                        .set(AUDIT_SEAL.SEALED_AT, realTime.instant())
                        .execute();
            }
            var newestEntry =
                    tx.select(DSL.max(AUDIT_ENTRY.ID)).from(AUDIT_ENTRY).fetchOne(0, Long.class);
            tx.update(AUDIT_SEALER)
                    .set(AUDIT_SEALER.SEEN_AUDIT_ID, newestEntry == null ? 0 : newestEntry)
                    .execute();
            return walk.entries;
        });
    }

    /**
     * Walks the whole chain; memory does not grow with it.
     *
     * @param asked number of a seal whose hash is wanted besides
     */
    public Verdict verify(Optional<Long> asked) {
        Optional<Stamp> newest = Optional.empty();
        Optional<Stamp> found = Optional.empty();
        long seals = 0;
        long sealed = 0;
        long after = 0;
        long sealId = 0;
        var hash = FIRST;
        for (var next = next(sealId); next.isPresent(); next = next(sealId)) {
            var seal = next.get();
            var walk = new Walk(hash);
            walk.along(db, after, seal.last(), Integer.MAX_VALUE, false);
            if (!seal.previous().equals(hash)
                    || walk.entries != seal.entries()
                    || !walk.hash().equals(seal.hash())) {
                return new Verdict(
                        seals,
                        sealed,
                        0,
                        newest,
                        found,
                        Optional.of(new Broken(seal.id(), after, seal.last(), seal.entries(), walk.entries)));
            }
            seals++;
            sealed += seal.entries();
            after = seal.last();
            sealId = seal.id();
            hash = seal.hash();
            newest = Optional.of(seal.stamp());
            if (asked.isPresent() && asked.get() == sealId) {
                found = newest;
            }
        }
        long waiting = db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.ID.gt(after));
        return new Verdict(seals, sealed, waiting, newest, found, Optional.empty());
    }

    private record Seal(long id, long last, int entries, String previous, String hash) {
        Stamp stamp() {
            return new Stamp(id, hash);
        }
    }

    private static Optional<Seal> newest(DSLContext tx) {
        return tx.select(
                        AUDIT_SEAL.ID,
                        AUDIT_SEAL.LAST_AUDIT_ID,
                        AUDIT_SEAL.ENTRIES,
                        AUDIT_SEAL.PREVIOUS_HASH,
                        AUDIT_SEAL.HASH)
                .from(AUDIT_SEAL)
                .orderBy(AUDIT_SEAL.ID.desc())
                .limit(1)
                .fetchOptional(row -> new Seal(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    private Optional<Seal> next(long after) {
        return db.select(
                        AUDIT_SEAL.ID,
                        AUDIT_SEAL.LAST_AUDIT_ID,
                        AUDIT_SEAL.ENTRIES,
                        AUDIT_SEAL.PREVIOUS_HASH,
                        AUDIT_SEAL.HASH)
                .from(AUDIT_SEAL)
                .where(AUDIT_SEAL.ID.gt(after))
                .orderBy(AUDIT_SEAL.ID)
                .limit(1)
                .fetchOptional(row -> new Seal(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** Hashes entries in the order of their ids. */
    private static final class Walk {
        private final MessageDigest digest = DigestUtils.getSha256Digest();
        private int entries;
        private long last;

        Walk(String previous) {
            add(previous);
        }

        /**
         * Takes the entries behind {@code after}, up to and with {@code until}.
         *
         * @param wait for transactions that write them
         */
        void along(DSLContext context, long after, long until, int most, boolean wait) {
            long from = after;
            int left = most;
            while (left > 0) {
                SelectForUpdateStep<Record> select = context.select(AUDIT_ENTRY.fields())
                        .from(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.ID.gt(from), AUDIT_ENTRY.ID.le(until))
                        .orderBy(AUDIT_ENTRY.ID)
                        .limit(Math.min(BATCH, left));
                var rows = wait ? select.forUpdate().fetch() : select.fetch();
                rows.forEach(this::add);
                left -= rows.size();
                if (rows.size() < BATCH) {
                    return;
                }
                from = last;
            }
        }

        String hash() {
            return HexFormat.of().formatHex(digest.digest());
        }

        private void add(Record row) {
            entries++;
            last = row.get(AUDIT_ENTRY.ID);
            add(Long.toString(last));
            add(row.get(AUDIT_ENTRY.ACTOR_KIND));
            add(String.valueOf(row.get(AUDIT_ENTRY.ACTOR_ID)));
            add(row.get(AUDIT_ENTRY.ACTION));
            add(row.get(AUDIT_ENTRY.ENTITY));
            add(String.valueOf(row.get(AUDIT_ENTRY.ENTITY_ID)));
            add(String.valueOf(row.get(AUDIT_ENTRY.SALON_ID)));
            add(row.get(AUDIT_ENTRY.ORIGIN));
            add(row.get(AUDIT_ENTRY.RESULT));
            add(String.valueOf(row.get(AUDIT_ENTRY.REQUEST_ID)));
            Instant at = row.get(AUDIT_ENTRY.OCCURRED_AT);
            add(at.toString());
            add(sorted(row.get(AUDIT_ENTRY.DETAILS).data()));
        }

        /** Each part with its length, so that no two lists of parts look the same. */
        private void add(String part) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }

        /** Servers give JSON back in an order of their own. */
        private static String sorted(String json) {
            try {
                return SORTED.writeValueAsString(SORTED.readValue(json, Map.class));
            } catch (JsonProcessingException e) {
                return json;
            }
        }
    }
}
