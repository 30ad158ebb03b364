package dvorik.adminapi.account;

import dvorik.adminapi.access.AccessTokens;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.access.AccessMatrix;
import dvorik.core.access.Permission;
import dvorik.core.access.Principal;
import dvorik.core.access.SessionService.OpenSession;
import dvorik.core.access.SessionService.Signed;
import dvorik.core.access.SignInWay;
import dvorik.core.id.SessionId;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What goes in and out at {@code /auth}. */
final class AccountViews {
    private static final int LONGEST_TOKEN = 200;
    private static final int LONGEST_EMAIL = 190;
    private static final int LONGEST_PASSWORD = 200;
    private static final int LONGEST_CODE = 40;

    private AccountViews() {}

    record LoginToken(
            @Doc("From /admin in the staff bot; good for five minutes and one use") @Size(min = 1, max = LONGEST_TOKEN)
                    String token) {}

    record Login(
            @Size(min = 3, max = LONGEST_EMAIL) String email,
            @Size(min = 1, max = LONGEST_PASSWORD) String password,
            @Doc("Of the authenticator app, or a recovery code; needed once the second factor is on")
                    @Size(min = 1, max = LONGEST_CODE)
                    Optional<String> code) {}

    @SchemaName("RefreshToken")
    record Refresh(@Size(min = 1, max = LONGEST_TOKEN) String refreshToken) {}

    record PasswordWish(@Size(min = 3, max = LONGEST_EMAIL) String email) {}

    record NewPassword(
            @Doc("As it came to your Telegram") @Size(min = 1, max = LONGEST_TOKEN) String token,
            @Doc("At least 8 characters with a digit, an upper and a lower case letter and a special character")
                    @Size(min = 1, max = LONGEST_PASSWORD)
                    String password) {}

    @SchemaName("SecondFactorCode")
    record Code(@Size(min = 1, max = LONGEST_CODE) String code) {}

    record Tokens(
            @Doc("Goes into Authorization: Bearer") String accessToken,
            Instant accessExpiresAt,
            @Doc("Good for one use; each refresh gives a new one") String refreshToken,
            Instant refreshExpiresAt,
            String tokenType) {
        static Tokens of(AccessTokens.Issued access, Signed signed) {
            return new Tokens(access.token(), access.until(), signed.refreshToken(), signed.refreshUntil(), "Bearer");
        }
    }

    record RoleHeld(Role role, @Doc("Null for roles of the whole business") Optional<Long> salonId) {
        static RoleHeld of(StaffMember.Grant grant) {
            return new RoleHeld(grant.role(), Optional.ofNullable(grant.salon()).map(salon -> salon.value()));
        }
    }

    record Me(
            long staffId,
            long businessId,
            String name,
            Language language,
            Optional<String> email,
            List<RoleHeld> roles,
            @Doc("What the roles allow, each of them where it is held") List<String> permissions,
            boolean secondFactor,
            long sessionId) {
        static Me of(Principal.Person person, Optional<String> email, boolean secondFactor) {
            var member = person.member();
            return new Me(
                    member.id().value(),
                    member.business().value(),
                    member.name(),
                    member.language(),
                    email,
                    member.grants().stream().map(RoleHeld::of).toList(),
                    member.grants().stream()
                            .flatMap(grant -> AccessMatrix.of(grant.role()).stream())
                            .distinct()
                            .sorted()
                            .map(Permission::scope)
                            .toList(),
                    secondFactor,
                    person.session().value());
        }
    }

    record Session(
            long id,
            SignInWay way,
            Optional<String> userAgent,
            Optional<String> address,
            Instant createdAt,
            Instant refreshedAt,
            Instant expiresAt,
            @Doc("The one that asks") boolean current) {
        static Session of(OpenSession session, SessionId mine) {
            return new Session(
                    session.id().value(),
                    session.way(),
                    session.userAgent(),
                    session.address(),
                    session.created(),
                    session.refreshed(),
                    session.ends(),
                    session.id().equals(mine));
        }
    }

    record SecondFactorSetup(
            @Doc("Base32, for typing into an authenticator app") String secret,
            @Doc("otpauth address, for a QR code") String uri) {}

    record RecoveryCodes(@Doc("Each works once; shown now and never again") List<String> codes) {}
}
