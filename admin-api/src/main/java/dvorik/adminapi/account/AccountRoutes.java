package dvorik.adminapi.account;

import dvorik.adminapi.access.AccessTokens;
import dvorik.adminapi.account.AccountViews.Tokens;
import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.core.access.Passwords;
import dvorik.core.access.Permission;
import dvorik.core.access.SecondFactorService;
import dvorik.core.access.SessionService;
import dvorik.core.access.SignInService;
import dvorik.core.id.SessionId;
import dvorik.core.redis.Redis;
import java.util.List;
import java.util.Locale;

/** Signing in and out, and one's own account. */
public final class AccountRoutes {
    private static final String TAG = "auth";
    private static final String BASE = "/api/v1/auth";

    private final SignInService signIn;
    private final SessionService sessions;
    private final SecondFactorService secondFactor;
    private final AccessTokens tokens;
    private final SignInLimits limits;
    private final String issuer;

    /** @param issuer how authenticator apps name this installation */
    public AccountRoutes(
            SignInService signIn,
            SessionService sessions,
            SecondFactorService secondFactor,
            AccessTokens tokens,
            Redis redis,
            String issuer) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.secondFactor = secondFactor;
        this.tokens = tokens;
        this.limits = new SignInLimits(redis);
        this.issuer = issuer;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.post(BASE + "/login-token", TAG, "Sign in with a one-time token from the staff bot")
                        .body(AccountViews.LoginToken.class)
                        .answers(200, Tokens.class)
                        .refuses(ErrorCode.AUTH_006, ErrorCode.AUTH_007)
                        .by(this::byToken),
                Operation.post(BASE + "/login", TAG, "Sign in with e-mail and password")
                        .body(AccountViews.Login.class)
                        .answers(200, Tokens.class)
                        .refuses(ErrorCode.AUTH_001, ErrorCode.AUTH_005, ErrorCode.AUTH_007)
                        .by(this::byPassword),
                Operation.post(BASE + "/refresh", TAG, "Change a refresh token for new tokens")
                        .body(AccountViews.Refresh.class)
                        .answers(200, Tokens.class)
                        .refuses(ErrorCode.AUTH_006)
                        .by(this::refresh),
                Operation.post(BASE + "/logout", TAG, "End this session")
                        .needs(Permission.OWN_ACCOUNT)
                        .answersNothing()
                        .by(this::signOut),
                Operation.post(BASE + "/password-reset", TAG, "Have a token for a new password sent to your Telegram")
                        .body(AccountViews.PasswordWish.class)
                        .answersNothing()
                        .refuses(ErrorCode.AUTH_007)
                        .by(this::wishPassword),
                Operation.post(BASE + "/password-reset/confirm", TAG, "Choose a new password; ends all sessions")
                        .body(AccountViews.NewPassword.class)
                        .answersNothing()
                        .refuses(ErrorCode.AUTH_006, ErrorCode.AUTH_007)
                        .by(this::choosePassword),
                Operation.get(BASE + "/me", TAG, "Who am I, and what may I do")
                        .needs(Permission.OWN_ACCOUNT)
                        .answers(200, AccountViews.Me.class)
                        .by(this::me),
                Operation.get(BASE + "/sessions", TAG, "My open sessions")
                        .needs(Permission.OWN_ACCOUNT)
                        .answersPageOf(AccountViews.Session.class)
                        .by(this::list),
                Operation.delete(BASE + "/sessions/{id}", TAG, "End one of my sessions")
                        .needs(Permission.OWN_ACCOUNT)
                        .answersNothing()
                        .refuses(ErrorCode.SESSION_001)
                        .by(this::end),
                Operation.post(BASE + "/second-factor", TAG, "Begin to set up a second factor")
                        .needs(Permission.OWN_ACCOUNT)
                        .answers(200, AccountViews.SecondFactorSetup.class)
                        .refuses(ErrorCode.AUTH_008)
                        .by(this::beginSecondFactor),
                Operation.post(BASE + "/second-factor/confirm", TAG, "Turn it on with a first code of the app")
                        .needs(Permission.OWN_ACCOUNT)
                        .body(AccountViews.Code.class)
                        .answers(200, AccountViews.RecoveryCodes.class)
                        .refuses(ErrorCode.AUTH_001, ErrorCode.AUTH_007)
                        .by(this::confirmSecondFactor),
                Operation.post(BASE + "/second-factor/off", TAG, "Turn it off")
                        .needs(Permission.OWN_ACCOUNT)
                        .body(AccountViews.Code.class)
                        .answersNothing()
                        .refuses(ErrorCode.AUTH_001, ErrorCode.AUTH_007)
                        .by(this::endSecondFactor));
    }

    private Answer byToken(Call call) {
        limits.count(call, "");
        var signed = signIn.signIn(call.body(AccountViews.LoginToken.class).token(), call.device())
                .orElseThrow(() -> new ApiError(ErrorCode.AUTH_006));
        return tokens(signed);
    }

    private Answer byPassword(Call call) {
        var given = call.body(AccountViews.Login.class);
        var account = SignInService.normal(given.email());
        limits.count(call, account);
        return switch (signIn.signIn(account, given.password(), given.code(), call.device())) {
            case SignInService.Attempt.SignedIn(var signed) -> {
                limits.succeeded(account);
                yield tokens(signed);
            }
            case SignInService.Attempt.CodeWanted() -> throw new ApiError(ErrorCode.AUTH_005);
            case SignInService.Attempt.Wrong() -> {
                limits.failed(account);
                throw new ApiError(ErrorCode.AUTH_001);
            }
        };
    }

    private Answer refresh(Call call) {
        return tokens(sessions.refresh(call.body(AccountViews.Refresh.class).refreshToken())
                .orElseThrow(() -> new ApiError(ErrorCode.AUTH_006)));
    }

    private Answer signOut(Call call) {
        sessions.signOut(call.person());
        return Answer.nothing();
    }

    private Answer wishPassword(Call call) {
        limits.count(call, "");
        signIn.requestPassword(call.body(AccountViews.PasswordWish.class).email());
        return Answer.nothing();
    }

    private Answer choosePassword(Call call) {
        limits.count(call, "");
        var given = call.body(AccountViews.NewPassword.class);
        var weaknesses = Passwords.weaknesses(given.password());
        if (!weaknesses.isEmpty()) {
            throw ApiError.invalid(weaknesses.stream()
                    .map(weakness -> new ApiError.BadField(
                            "password", "password_" + weakness.name().toLowerCase(Locale.ROOT), null))
                    .toList());
        }
        if (!signIn.choosePassword(given.token(), given.password())) {
            throw new ApiError(ErrorCode.AUTH_006);
        }
        return Answer.nothing();
    }

    private Answer me(Call call) {
        var person = call.person();
        return Answer.ok(AccountViews.Me.of(person, signIn.emailOf(person.staff()), secondFactor.isOn(person.staff())));
    }

    private Answer list(Call call) {
        var person = call.person();
        return Answer.ok(Page.all(sessions.findOpen(person.staff()).stream()
                .map(session -> AccountViews.Session.of(session, person.session()))
                .toList()));
    }

    private Answer end(Call call) {
        var id = new SessionId(call.id("id", ErrorCode.SESSION_001));
        if (!sessions.end(call.person(), id)) {
            throw new ApiError(ErrorCode.SESSION_001);
        }
        return Answer.nothing();
    }

    private Answer beginSecondFactor(Call call) {
        var person = call.person();
        var account = signIn.emailOf(person.staff()).orElse(person.member().name());
        var setup =
                secondFactor.begin(person.staff(), issuer, account).orElseThrow(() -> new ApiError(ErrorCode.AUTH_008));
        return Answer.ok(new AccountViews.SecondFactorSetup(setup.secret(), setup.uri()));
    }

    private Answer confirmSecondFactor(Call call) {
        var person = call.person();
        limits.count(call, person.name());
        var codes = secondFactor
                .confirm(person.staff(), call.body(AccountViews.Code.class).code())
                .orElseThrow(() -> wrong(person.name()));
        limits.succeeded(person.name());
        return Answer.ok(new AccountViews.RecoveryCodes(codes));
    }

    private Answer endSecondFactor(Call call) {
        var person = call.person();
        limits.count(call, person.name());
        if (!secondFactor.turnOff(
                person.staff(), call.body(AccountViews.Code.class).code())) {
            throw wrong(person.name());
        }
        limits.succeeded(person.name());
        return Answer.nothing();
    }

    private ApiError wrong(String account) {
        limits.failed(account);
        return new ApiError(ErrorCode.AUTH_001);
    }

    private Answer tokens(SessionService.Signed signed) {
        return Answer.ok(Tokens.of(tokens.issue(signed), signed));
    }
}
