package dvorik.adminapi;

import dvorik.adminapi.docs.DocPages;
import dvorik.adminapi.frame.ApiServer;
import dvorik.adminapi.frame.Authenticator;
import dvorik.adminapi.frame.CallLimit;
import dvorik.adminapi.frame.CallObserver;
import dvorik.adminapi.frame.Operation;
import dvorik.core.access.IdempotencyKeys;
import dvorik.core.access.RefusalLog;
import dvorik.core.text.Texts;
import io.javalin.config.RoutesConfig;
import java.util.List;

/** The operations of the API on one server, and the pages that describe them. */
public final class AdminApi {
    private final ApiServer server;
    private final DocPages pages = new DocPages();

    /**
     * What all operations stand on.
     *
     * @param behindProxy the proxy says where calls come from
     *
     * @param observer hears of every call, for metrics
     *
     * @param limit of the calls of one caller
     */
    public record Ground(
            Authenticator authenticator,
            IdempotencyKeys idempotency,
            RefusalLog refusals,
            Texts texts,
            boolean behindProxy,
            CallObserver observer,
            CallLimit limit) {}

    public AdminApi(List<Operation> operations, Ground ground) {
        this.server = new ApiServer(
                operations,
                ground.authenticator(),
                ground.idempotency(),
                ground.refusals(),
                ground.texts(),
                http -> Edge.address(http, ground.behindProxy()),
                ground.observer(),
                ground.limit());
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
