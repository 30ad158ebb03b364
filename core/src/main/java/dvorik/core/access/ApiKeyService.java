package dvorik.core.access;

import static dvorik.migrations.jooq.Tables.API_KEY;
import static dvorik.migrations.jooq.Tables.STAFF;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.KeptSelect;
import dvorik.core.id.ApiKeyId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.StaffId;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Json;
import dvorik.core.text.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record7;
import org.jooq.impl.DSL;

/** Keys of programs: made by an owner, shown once, limited to scopes, revoked at any time. */
public final class ApiKeyService {
    private static final ObjectMapper JSON_MAPPER = Json.mapper().build();
    private static final int KEY_BYTES = 30;
    private static final int PREFIX = 8;
    private static final Duration USE_NOTED = Duration.ofMinutes(1);
    private static final KeptSelect<Record7<Long, Long, Long, String, JSON, Instant, String>> FIND =
            KeptSelect.of(DSL.select(
                            API_KEY.ID,
                            API_KEY.BUSINESS_ID,
                            API_KEY.STAFF_ID,
                            API_KEY.NAME,
                            API_KEY.SCOPES,
                            API_KEY.LAST_USED_AT,
                            STAFF.LANGUAGE)
                    .from(API_KEY)
                    .join(STAFF)
                    .on(STAFF.ID.eq(API_KEY.STAFF_ID))
                    .where(
                            API_KEY.KEY_HASH.eq(KeptSelect.value(API_KEY.KEY_HASH)),
                            API_KEY.REVOKED_AT.isNull(),
                            API_KEY.EXPIRES_AT
                                    .isNull()
                                    .or(API_KEY.EXPIRES_AT.gt(KeptSelect.value(API_KEY.EXPIRES_AT)))));

    private final DSLContext db;
    private final Clock realTime;
    private final AccessSecrets secrets;
    private final AuditLog audit;

    /** @param realTime not the business clock, which may be moved */
    public ApiKeyService(DSLContext db, Clock realTime, AccessSecrets secrets, AuditLog audit) {
        this.db = db;
        this.realTime = realTime;
        this.secrets = secrets;
        this.audit = audit;
    }

    /** A key as its owner sees it afterwards. */
    public record ApiKey(
            ApiKeyId id,
            String name,
            String prefix,
            Set<Permission> scopes,
            Instant created,
            Optional<Instant> expires,
            Optional<Instant> lastUsed,
            Optional<Instant> revoked) {}

    /** @param text shown once, not kept */
    public record NewKey(ApiKey key, String text) {}

    /** @param scopes at least one, all of them for programs */
    public NewKey create(StaffMember by, String name, Set<Permission> scopes, Optional<Instant> expires) {
        if (scopes.isEmpty() || !scopes.stream().allMatch(Permission::isForPrograms)) {
            throw new IllegalArgumentException("not for programs: " + scopes);
        }
        var text = "dvk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.bytes(KEY_BYTES));
        var now = realTime.instant();
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            long robot = tx.insertInto(STAFF)
                    .set(STAFF.BUSINESS_ID, by.business().value())
                    .set(STAFF.NAME, name)
                    .set(STAFF.LANGUAGE, by.language().code())
                    .set(STAFF.ROBOT, true)
                    .returningResult(STAFF.ID)
                    .fetchSingle()
                    .value1();
            long id = tx.insertInto(API_KEY)
                    .set(API_KEY.BUSINESS_ID, by.business().value())
                    .set(API_KEY.STAFF_ID, robot)
                    .set(API_KEY.NAME, name)
                    .set(API_KEY.PREFIX, text.substring(0, PREFIX))
                    .set(API_KEY.KEY_HASH, hash(text))
                    .set(API_KEY.SCOPES, JSON.json(json(scopes)))
                    .set(API_KEY.CREATED_BY, by.id().value())
                    .set(API_KEY.CREATED_AT, now)
                    .set(API_KEY.EXPIRES_AT, expires.orElse(null))
                    .returningResult(API_KEY.ID)
                    .fetchSingle()
                    .value1();
            audit.record(
                    tx,
                    by.id(),
                    new Act("api-key.create", "api_key", id, null, "done", Map.of("scopes", scopeNames(scopes))));
            var key = new ApiKey(
                    new ApiKeyId(id),
                    name,
                    text.substring(0, PREFIX),
                    scopes,
                    now,
                    expires,
                    Optional.empty(),
                    Optional.empty());
            return new NewKey(key, text);
        });
    }

    /** @return empty for what is no key, was revoked, or is over */
    public Optional<Principal.Program> find(String text) {
        if (!text.startsWith("dvk_")) {
            return Optional.empty();
        }
        var now = realTime.instant();
        return FIND.fetchOptional(db, hash(text), now).map(row -> {
            var id = new ApiKeyId(row.value1());
            if (row.value6() == null || row.value6().isBefore(now.minus(USE_NOTED))) {
                noteUse(id, now);
            }
            // what it may do was asked before; to services it is somebody who may do that everywhere
            var everywhere = List.of(new StaffMember.Grant(Role.OWNER, null));
            var member = new StaffMember(
                    new StaffId(row.value3()),
                    new BusinessId(row.value2()),
                    row.value4(),
                    Language.of(row.value7()).orElseThrow(),
                    everywhere,
                    everywhere);
            return new Principal.Program(member, id, scopes(row.value5()));
        });
    }

    /** @return newest first, revoked ones too */
    public List<ApiKey> list(BusinessId business) {
        return db.select(
                        API_KEY.ID,
                        API_KEY.NAME,
                        API_KEY.PREFIX,
                        API_KEY.SCOPES,
                        API_KEY.CREATED_AT,
                        API_KEY.EXPIRES_AT,
                        API_KEY.LAST_USED_AT,
                        API_KEY.REVOKED_AT)
                .from(API_KEY)
                .where(API_KEY.BUSINESS_ID.eq(business.value()))
                .orderBy(API_KEY.ID.desc())
                .limit(500)
                .fetch(row -> new ApiKey(
                        new ApiKeyId(row.value1()),
                        row.value2(),
                        row.value3(),
                        scopes(row.value4()),
                        row.value5(),
                        Optional.ofNullable(row.value6()),
                        Optional.ofNullable(row.value7()),
                        Optional.ofNullable(row.value8())));
    }

    /** @return false when there is no such key that still works */
    public boolean revoke(StaffMember by, ApiKeyId id) {
        return db.transactionResult(trx -> {
            var tx = trx.dsl();
            boolean revoked = tx.update(API_KEY)
                            .set(API_KEY.REVOKED_AT, realTime.instant())
                            .where(
                                    API_KEY.ID.eq(id.value()),
                                    API_KEY.BUSINESS_ID.eq(by.business().value()),
                                    API_KEY.REVOKED_AT.isNull())
                            .execute()
                    == 1;
            if (revoked) {
                audit.record(tx, by.id(), new Act("api-key.revoke", "api_key", id.value(), null, "done", Map.of()));
            }
            return revoked;
        });
    }

    private void noteUse(ApiKeyId id, Instant now) {
        db.update(API_KEY)
                .set(API_KEY.LAST_USED_AT, now)
                .where(API_KEY.ID.eq(id.value()))
                .execute();
    }

    private static List<String> scopeNames(Set<Permission> scopes) {
        return scopes.stream().map(Permission::scope).sorted().toList();
    }

    private static String json(Set<Permission> scopes) {
        try {
            return JSON_MAPPER.writeValueAsString(scopeNames(scopes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<Permission> scopes(JSON json) {
        try {
            var scopes = EnumSet.noneOf(Permission.class);
            for (var name : JSON_MAPPER.readValue(json.data(), String[].class)) {
                Permission.ofScope(name).ifPresent(scopes::add);
            }
            return scopes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("scopes of a key", e);
        }
    }

    private static String hash(String text) {
        return DigestUtils.sha256Hex(text);
    }
}
