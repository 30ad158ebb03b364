package dvorik.adminapi;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * What every answer carries, and what is different behind a reverse proxy that ends HTTPS: plain HTTP is sent to HTTPS,
 * and browsers are told to come by HTTPS only.
 *
 * @param behindProxy headers of the proxy count; without one anybody could send them
 */
record Edge(boolean behindProxy) {
    private static final String YEAR = "max-age=31536000; includeSubDomains";

    void register(RoutesConfig routes) {
        routes.before(this::guard);
    }

    private void guard(Context http) {
        http.header("X-Content-Type-Options", "nosniff");
        http.header("X-Frame-Options", "DENY");
        http.header("Referrer-Policy", "no-referrer");
        http.header("Cross-Origin-Resource-Policy", "same-origin");
        if (!behindProxy) {
            return;
        }
        var way = http.header("X-Forwarded-Proto");
        if ("https".equals(way)) {
            http.header("Strict-Transport-Security", YEAR);
        } else if ("http".equals(way)) {
            var query = http.queryString();
            http.redirect(
                    "https://" + http.host() + http.path() + (query == null ? "" : "?" + query),
                    HttpStatus.PERMANENT_REDIRECT);
            http.skipRemainingHandlers();
        }
    }

    /** @return the address of the caller: what the nearest proxy saw, where there is one */
    static String address(Context http, boolean behindProxy) {
        var forwarded = behindProxy ? http.header("X-Forwarded-For") : null;
        if (forwarded == null || forwarded.isBlank()) {
            return http.ip();
        }
        var hops = forwarded.split(",");
        return hops[hops.length - 1].strip();
    }
}
