package dvorik.adminapi.apikey;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.core.access.ApiKeyService;
import dvorik.core.access.ApiKeyService.ApiKey;
import dvorik.core.access.Permission;
import dvorik.core.id.ApiKeyId;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys of programs: made, listed, revoked. */
public final class ApiKeyRoutes {
    private static final String TAG = "api-keys";
    private static final int MOST_SCOPES = 50;

    private final ApiKeyService keys;
    private final Clock realTime;

    public ApiKeyRoutes(ApiKeyService keys, Clock realTime) {
        this.keys = keys;
        this.realTime = realTime;
    }

    record ApiKeyView(
            long id,
            String name,
            @Doc("The beginning of the key, to tell keys apart") String prefix,
            List<String> scopes,
            Instant createdAt,
            Optional<Instant> expiresAt,
            @Doc("To the minute") Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt) {
        static ApiKeyView of(ApiKey key) {
            return new ApiKeyView(
                    key.id().value(),
                    key.name(),
                    key.prefix(),
                    scopesOf(key.scopes()),
                    key.created(),
                    key.expires(),
                    key.lastUsed(),
                    key.revoked());
        }
    }

    record NewApiKey(
            @Size(min = 1, max = 64) String name,
            @Doc(value = "Permissions, such as users:read", example = "[\"discounts:redeem\"]")
                    @Size(min = 1, max = MOST_SCOPES)
                    List<String> scopes,
            @Doc("Left out: until it is revoked") Optional<Instant> expiresAt) {}

    record ShownApiKey(ApiKeyView apiKey, @Doc("Goes into X-API-Key; shown now and never again") String key) {}

    public List<Operation> operations() {
        return List.of(
                Operation.get("/api/v1/api-keys", TAG, "Keys of programs, revoked ones too")
                        .needs(Permission.API_KEYS)
                        .answersPageOf(ApiKeyView.class)
                        .by(this::list),
                Operation.post("/api/v1/api-keys", TAG, "Make a key")
                        .needs(Permission.API_KEYS)
                        .body(NewApiKey.class)
                        .answers(201, ShownApiKey.class)
                        .by(this::create),
                Operation.delete("/api/v1/api-keys/{id}", TAG, "Revoke a key")
                        .needs(Permission.API_KEYS)
                        .answersNothing()
                        .refuses(ErrorCode.API_KEY_001)
                        .by(this::revoke));
    }

    private Answer list(Call call) {
        return Answer.ok(Page.all(keys.list(call.principal().business()).stream()
                .map(ApiKeyView::of)
                .toList()));
    }

    private Answer create(Call call) {
        var wish = call.body(NewApiKey.class);
        var bad = new ArrayList<BadField>();
        var scopes = EnumSet.noneOf(Permission.class);
        for (int i = 0; i < wish.scopes().size(); i++) {
            var scope = Permission.ofScope(wish.scopes().get(i));
            if (scope.isEmpty()) {
                bad.add(new BadField("scopes[" + i + "]", "not_one_of", null));
            }
            scope.ifPresent(scopes::add);
        }
        if (wish.name().isBlank()) {
            bad.add(new BadField("name", "too_short", null));
        } else if (wish.name().chars().anyMatch(Character::isISOControl)) {
            bad.add(new BadField("name", "format", null));
        }
        if (wish.expiresAt().filter(end -> !end.isAfter(realTime.instant())).isPresent()) {
            bad.add(new BadField("expires_at", "too_small", null));
        }
        if (!bad.isEmpty()) {
            throw ApiError.invalid(bad);
        }
        var made = keys.create(call.principal().member(), wish.name().strip(), scopes, wish.expiresAt());
        return Answer.created(new ShownApiKey(ApiKeyView.of(made.key()), made.text()));
    }

    private Answer revoke(Call call) {
        var id = new ApiKeyId(call.id("id", ErrorCode.API_KEY_001));
        if (!keys.revoke(call.principal().member(), id)) {
            throw new ApiError(ErrorCode.API_KEY_001);
        }
        return Answer.nothing();
    }

    private static List<String> scopesOf(Set<Permission> permissions) {
        return permissions.stream().map(Permission::scope).sorted().toList();
    }
}
