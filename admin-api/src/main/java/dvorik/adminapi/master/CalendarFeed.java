package dvorik.adminapi.master;

import dvorik.core.booking.Calendars;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/** A master's calendar for programs that subscribe to it; who knows the address may read it. */
public final class CalendarFeed {
    private static final String BASE = "/calendars/";
    private static final String END = ".ics";
    private static final int LONGEST = 100;
    private final Calendars calendars;

    public CalendarFeed(Calendars calendars) {
        this.calendars = calendars;
    }

    public void register(RoutesConfig routes) {
        routes.get(BASE + "{file}", this::show);
    }

    static String path(String secret) {
        return BASE + secret + END;
    }

    private void show(Context http) {
        var file = http.pathParam("file");
        if (!file.endsWith(END) || file.length() > LONGEST) {
            throw new NotFoundResponse();
        }
        var calendar =
                calendars.feed(file.substring(0, file.length() - END.length())).orElseThrow(NotFoundResponse::new);
        http.header("Cache-Control", "private, max-age=300")
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer")
                .contentType("text/calendar; charset=utf-8")
                .result(calendar);
    }
}
