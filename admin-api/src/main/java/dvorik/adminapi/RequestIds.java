package dvorik.adminapi;

import io.javalin.config.RoutesConfig;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** Names each request in the log and in its answer: by the caller's {@code X-Request-ID} where it is a decent one. */
final class RequestIds {
    private static final String HEADER = "X-Request-ID";
    private static final String MDC_KEY = "request_id";
    private static final Pattern DECENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    static void register(RoutesConfig routes) {
        routes.before(context -> {
            var given = context.header(HEADER);
            var id = given != null && DECENT.matcher(given).matches()
                    ? given
                    : UUID.randomUUID().toString();
            MDC.put(MDC_KEY, id);
            context.header(HEADER, id);
        });
        routes.after(context -> MDC.remove(MDC_KEY));
    }
}
