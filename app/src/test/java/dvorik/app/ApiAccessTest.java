package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.adminapi.frame.Operation;
import dvorik.core.access.AccessMatrix;
import dvorik.core.access.Permission;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every route with every kind of caller, against the matrix. */
class ApiAccessTest {
    /** What works without signing in: the ways to sign in. */
    private static final Set<String> OPEN = Set.of(
            "POST /api/v1/auth/login-token",
            "POST /api/v1/auth/login",
            "POST /api/v1/auth/refresh",
            "POST /api/v1/auth/password-reset",
            "POST /api/v1/auth/password-reset/confirm");

    private static final Town town = Town.shared();

    @AfterAll
    static void forgetAttempts() {
        town.forgetSignInAttempts();
    }

    /** @param client empty: nobody, who is asked to sign in */
    private record Caller(Optional<ApiClient> client, Predicate<Permission> may) {}

    @Test
    void every_route_lets_in_those_of_the_matrix_and_nobody_else() {
        var wrong = new ArrayList<String>();
        var callers = callers();
        for (var operation : town.api().operations()) {
            if (operation.permission().isEmpty()) {
                continue;
            }
            callers.forEach((name, caller) -> check(operation, name, caller).ifPresent(wrong::add));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void only_the_ways_to_sign_in_are_open() {
        var open = town.api().operations().stream()
                .filter(operation -> operation.permission().isEmpty())
                .map(Operation::name)
                .collect(Collectors.toSet());
        assertEquals(OPEN, open);
    }

    @Test
    void every_permission_is_asked_for_somewhere() {
        var asked = town.api().operations().stream()
                .flatMap(operation -> operation.permission().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
        var unused = EnumSet.complementOf(asked);
        assertEquals(EnumSet.noneOf(Permission.class), unused);
    }

    private static Optional<String> check(Operation operation, String name, Caller caller) {
        var path = operation.path().replaceAll("\\{\\w+}", "999999999");
        var body = operation.body() == null ? null : "{}";
        var client = caller.client().orElseGet(() -> ApiClient.of(town));
        // a call that ends the session must not end it for the calls that follow
        var reply = operation.path().endsWith("/logout")
                        && !name.startsWith("key")
                        && caller.client().isPresent()
                ? null
                : client.call(operation.method().name(), path, body);
        if (reply == null) {
            return Optional.empty();
        }
        boolean letIn = reply.status() != 401 && reply.status() != 403;
        boolean expected = caller.may().test(operation.permission().orElseThrow());
        if (caller.client().isEmpty() && reply.status() != 401) {
            return Optional.of(operation.name() + " answers " + reply.status() + " to nobody");
        }
        return letIn == expected
                ? Optional.empty()
                : Optional.of(operation.name() + " answers " + reply.status() + " to " + name);
    }

    private static Map<String, Caller> callers() {
        var callers = new LinkedHashMap<String, Caller>();
        callers.put("nobody", new Caller(Optional.empty(), permission -> false));
        for (var role : Role.values()) {
            var person = town.stranger(role.name(), Language.EN);
            town.hire(person.telegramId(), role.name(), Language.EN, role);
            callers.put(
                    role.name(),
                    new Caller(Optional.of(ApiClient.of(town, person.telegramId())), permission -> AccessMatrix.of(role)
                            .contains(permission)));
        }
        var elsewhere = town.stranger("elsewhere", Language.EN);
        town.hire(elsewhere.telegramId(), "elsewhere", Language.EN, Role.MANAGER, Town.SECOND_SALON);
        callers.put(
                "manager of another salon",
                new Caller(
                        Optional.of(ApiClient.of(town, elsewhere.telegramId())),
                        permission -> AccessMatrix.of(Role.MANAGER).contains(permission)));
        var all = EnumSet.allOf(Permission.class).stream()
                .filter(Permission::isForPrograms)
                .collect(Collectors.toSet());
        callers.put("key with all scopes", new Caller(Optional.of(program(all)), Permission::isForPrograms));
        callers.put(
                "key with one scope",
                new Caller(
                        Optional.of(program(Set.of(Permission.SALONS_READ))),
                        permission -> permission == Permission.SALONS_READ));
        return callers;
    }

    private static ApiClient program(Set<Permission> scopes) {
        var owner = town.features().staff.findByTelegram(Town.OWNER).orElseThrow();
        var key = town.features().apiKeys.create(owner, "a till", scopes, Optional.empty());
        return ApiClient.of(town).with("X-API-Key", key.text());
    }
}
