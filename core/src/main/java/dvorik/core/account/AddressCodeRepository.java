package dvorik.core.account;

import static dvorik.migrations.jooq.Tables.ADDRESS_CODE;
import static dvorik.migrations.jooq.Tables.ADDRESS_CODE_PLACE;
import static org.jooq.impl.DSL.val;

import dvorik.core.id.CustomerId;
import dvorik.migrations.jooq.tables.records.AddressCodeRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;

/** SQL of {@code address_code} and {@code address_code_place}. */
final class AddressCodeRepository {
    private static final int CLEANED_AT_ONCE = 1_000;

    enum Status {
        OPEN,
        CONFIRMED,
        SPENT,
        DROPPED
    }

    /** @param address empty once it is over; {@code claim} 0: none */
    record Code(
            long id,
            CustomerId customer,
            String kind,
            Optional<TypedAddress> address,
            String nonce,
            int tries,
            Instant createdAt,
            Instant ends,
            Status status,
            long claim) {}

    Optional<Code> find(DSLContext db, long id) {
        return db.selectFrom(ADDRESS_CODE).where(ADDRESS_CODE.ID.eq(id)).fetchOptional(AddressCodeRepository::code);
    }

    Optional<Code> findOpen(DSLContext tx, CustomerId customer, String kind) {
        return tx.selectFrom(ADDRESS_CODE)
                .where(ADDRESS_CODE.OPEN_BY.eq(customer.value()), ADDRESS_CODE.KIND.eq(kind))
                .fetchOptional(AddressCodeRepository::code);
    }

    long insert(DSLContext tx, CustomerId customer, TypedAddress address, String nonce, Instant now, Instant ends) {
        return tx.insertInto(ADDRESS_CODE)
                .set(ADDRESS_CODE.CUSTOMER_ID, customer.value())
                .set(ADDRESS_CODE.KIND, address.kind())
                .set(ADDRESS_CODE.ADDRESS, address.value())
                .set(ADDRESS_CODE.NONCE, nonce)
                .set(ADDRESS_CODE.CREATED_AT, now)
                .set(ADDRESS_CODE.EXPIRES_AT, ends)
                .returningResult(ADDRESS_CODE.ID)
                .fetchSingle(ADDRESS_CODE.ID);
    }

    void countTry(DSLContext tx, long id) {
        tx.update(ADDRESS_CODE)
                .set(ADDRESS_CODE.TRIES, ADDRESS_CODE.TRIES.plus(1))
                .where(ADDRESS_CODE.ID.eq(id))
                .execute();
    }

    /** The address is kept only as long as it is needed. @param claim 0: none */
    void end(DSLContext tx, long id, Status status, long claim) {
        tx.update(ADDRESS_CODE)
                .set(ADDRESS_CODE.STATUS, status.name().toLowerCase(Locale.ROOT))
                .set(ADDRESS_CODE.ADDRESS, val(null, ADDRESS_CODE.ADDRESS))
                .set(ADDRESS_CODE.CLAIM_ID, claim == 0 ? null : claim)
                .where(ADDRESS_CODE.ID.eq(id), ADDRESS_CODE.STATUS.eq("open"))
                .execute();
    }

    /**
     * Takes one of the places of a person or an address; of two who take the last, one gets it.
     *
     * @param since a place taken at that time or before is free again
     * @return false when all are taken
     */
    boolean takePlace(DSLContext tx, String subject, int places, Instant since, Instant now) {
        int freed = tx.update(ADDRESS_CODE_PLACE)
                .set(ADDRESS_CODE_PLACE.TAKEN_AT, now)
                .where(ADDRESS_CODE_PLACE.SUBJECT.eq(subject), ADDRESS_CODE_PLACE.TAKEN_AT.le(since))
                .orderBy(ADDRESS_CODE_PLACE.PLACE)
                .limit(1)
                .execute();
        for (byte place = 1; freed == 0 && place <= places; place++) {
            freed = tx.insertInto(ADDRESS_CODE_PLACE)
                    .set(ADDRESS_CODE_PLACE.SUBJECT, subject)
                    .set(ADDRESS_CODE_PLACE.PLACE, place)
                    .set(ADDRESS_CODE_PLACE.TAKEN_AT, now)
                    .onDuplicateKeyIgnore()
                    .execute();
        }
        return freed == 1;
    }

    void erase(DSLContext tx, List<CustomerId> customers) {
        tx.deleteFrom(ADDRESS_CODE)
                .where(ADDRESS_CODE.CUSTOMER_ID.in(
                        customers.stream().map(CustomerId::value).toList()))
                .execute();
    }

    void clean(DSLContext db, Instant codesBefore, Instant placesBefore) {
        int gone;
        do {
            gone = db.deleteFrom(ADDRESS_CODE)
                    .where(ADDRESS_CODE.CREATED_AT.lt(codesBefore))
                    .orderBy(ADDRESS_CODE.CREATED_AT)
                    .limit(CLEANED_AT_ONCE)
                    .execute();
        } while (gone == CLEANED_AT_ONCE);
        do {
            gone = db.deleteFrom(ADDRESS_CODE_PLACE)
                    .where(ADDRESS_CODE_PLACE.TAKEN_AT.lt(placesBefore))
                    .orderBy(ADDRESS_CODE_PLACE.TAKEN_AT)
                    .limit(CLEANED_AT_ONCE)
                    .execute();
        } while (gone == CLEANED_AT_ONCE);
    }

    private static Code code(AddressCodeRecord row) {
        return new Code(
                row.getId(),
                new CustomerId(row.getCustomerId()),
                row.getKind(),
                Optional.ofNullable(row.getAddress()).map(value -> TypedAddress.of(row.getKind(), value)),
                row.getNonce(),
                row.getTries(),
                row.getCreatedAt(),
                row.getExpiresAt(),
                Status.valueOf(row.getStatus().toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getClaimId()).orElse(0L));
    }
}
