package dvorik.adminapi;

import dvorik.adminapi.access.AccessTokens;
import dvorik.adminapi.access.Guard;
import dvorik.adminapi.account.AccountRoutes;
import dvorik.adminapi.apikey.ApiKeyRoutes;
import dvorik.adminapi.audit.AuditRoutes;
import dvorik.adminapi.discount.DiscountParts;
import dvorik.adminapi.discount.DiscountRoutes;
import dvorik.adminapi.discount.TillRoutes;
import dvorik.adminapi.docs.DocPages;
import dvorik.adminapi.frame.ApiServer;
import dvorik.adminapi.frame.CallObserver;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.offer.OfferRoutes;
import dvorik.adminapi.salon.SalonRoutes;
import dvorik.adminapi.setting.SettingRoutes;
import dvorik.adminapi.staff.StaffRoutes;
import dvorik.adminapi.stats.StatsRoutes;
import dvorik.core.access.AccessSecrets;
import dvorik.core.access.ApiKeyService;
import dvorik.core.access.IdempotencyKeys;
import dvorik.core.access.RefusalLog;
import dvorik.core.access.SecondFactorService;
import dvorik.core.access.SessionService;
import dvorik.core.access.SignInService;
import dvorik.core.audit.AuditChain;
import dvorik.core.audit.AuditTrail;
import dvorik.core.discount.OfferCatalogue;
import dvorik.core.redis.Redis;
import dvorik.core.salon.SalonRecords;
import dvorik.core.salon.SalonService;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.staff.StaffRecords;
import dvorik.core.staff.StaffService;
import dvorik.core.stats.StatsService;
import dvorik.core.text.Texts;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Builds the parts of the admin API, once each. */
public final class AdminApi {
    private final ApiServer server;
    private final DocPages pages = new DocPages();

    /**
     * Features and base that the API stands on.
     *
     * @param accessTokenLife how long an access token counts
     *
     * @param name how authenticator apps name this installation
     *
     * @param behindProxy the proxy says where calls come from
     *
     * @param observer hears of every call, for metrics
     */
    public record Parts(
            AccessSecrets secrets,
            SignInService signIn,
            SessionService sessions,
            SecondFactorService secondFactor,
            ApiKeyService apiKeys,
            IdempotencyKeys idempotency,
            RefusalLog refusals,
            BusinessSettings settings,
            StaffService staff,
            StaffRecords staffRecords,
            SalonService salons,
            SalonRecords salonRecords,
            AuditTrail audit,
            AuditChain auditChain,
            UnaryOperator<String> invitationLink,
            Clock clock,
            List<Operation> users,
            Redis redis,
            Texts texts,
            DiscountParts discounts,
            OfferCatalogue offers,
            StatsService stats,
            Duration accessTokenLife,
            String name,
            boolean behindProxy,
            CallObserver observer) {}

    public AdminApi(Parts parts) {
        var tokens = new AccessTokens(parts.secrets(), parts.accessTokenLife(), Clock.systemUTC());
        var guard = new Guard(tokens, parts.sessions(), parts.apiKeys());
        this.server = new ApiServer(
                operations(parts, tokens),
                guard,
                parts.idempotency(),
                parts.refusals()::refused,
                parts.texts(),
                http -> Edge.address(http, parts.behindProxy()),
                parts.observer());
    }

    private static List<Operation> operations(Parts parts, AccessTokens tokens) {
        return Stream.of(
                        new AccountRoutes(
                                        parts.signIn(),
                                        parts.sessions(),
                                        parts.secondFactor(),
                                        tokens,
                                        parts.redis(),
                                        parts.name())
                                .operations(),
                        new ApiKeyRoutes(parts.apiKeys(), Clock.systemUTC()).operations(),
                        new SettingRoutes(parts.settings(), parts.texts()).operations(),
                        new StaffRoutes(
                                        parts.staffRecords(),
                                        parts.staff(),
                                        parts.salons(),
                                        parts.invitationLink(),
                                        parts.clock())
                                .operations(),
                        new SalonRoutes(parts.salonRecords()).operations(),
                        new AuditRoutes(parts.audit(), parts.auditChain()).operations(),
                        new TillRoutes(parts.discounts()).operations(),
                        new DiscountRoutes(parts.discounts()).operations(),
                        parts.users(),
                        new OfferRoutes(parts.offers(), parts.discounts().currency()).operations(),
                        new StatsRoutes(parts.stats(), parts.discounts().currency()).operations())
                .flatMap(List::stream)
                .toList();
    }

    public void register(RoutesConfig routes) {
        server.register(routes);
        pages.register(routes);
    }

    /** @return all operations, for tests that walk them */
    public List<Operation> operations() {
        return server.operations();
    }
}
