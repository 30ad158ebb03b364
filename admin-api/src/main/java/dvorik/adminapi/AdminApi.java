package dvorik.adminapi;

import dvorik.adminapi.access.AccessTokens;
import dvorik.adminapi.access.Guard;
import dvorik.adminapi.account.AccountRoutes;
import dvorik.adminapi.discount.DiscountParts;
import dvorik.adminapi.discount.DiscountRoutes;
import dvorik.adminapi.discount.TillRoutes;
import dvorik.adminapi.docs.DocPages;
import dvorik.adminapi.frame.ApiServer;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.offer.OfferRoutes;
import dvorik.adminapi.stats.StatsRoutes;
import dvorik.core.access.AccessSecrets;
import dvorik.core.access.ApiKeyService;
import dvorik.core.access.IdempotencyKeys;
import dvorik.core.access.RefusalLog;
import dvorik.core.access.SecondFactorService;
import dvorik.core.access.SessionService;
import dvorik.core.access.SignInService;
import dvorik.core.discount.OfferCatalogue;
import dvorik.core.redis.Redis;
import dvorik.core.stats.StatsService;
import dvorik.core.text.Texts;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
     */
    public record Parts(
            AccessSecrets secrets,
            SignInService signIn,
            SessionService sessions,
            SecondFactorService secondFactor,
            ApiKeyService apiKeys,
            IdempotencyKeys idempotency,
            RefusalLog refusals,
            Redis redis,
            Texts texts,
            DiscountParts discounts,
            OfferCatalogue offers,
            StatsService stats,
            Duration accessTokenLife,
            String name) {}

    public AdminApi(Parts parts) {
        var tokens = new AccessTokens(parts.secrets(), parts.accessTokenLife(), Clock.systemUTC());
        var guard = new Guard(tokens, parts.sessions(), parts.apiKeys());
        this.server = new ApiServer(
                operations(parts, tokens), guard, parts.idempotency(), parts.refusals()::refused, parts.texts());
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
                        new TillRoutes(parts.discounts()).operations(),
                        new DiscountRoutes(parts.discounts()).operations(),
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
