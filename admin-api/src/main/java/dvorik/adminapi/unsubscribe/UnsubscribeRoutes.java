package dvorik.adminapi.unsubscribe;

import dvorik.core.customer.ProfileService;
import dvorik.core.customer.UnsubscribeLinks;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;

/**
 * Ends marketing by e-mail: a page with a button, and the button, which mail readers also press by themselves (RFC 8058).
 * A look at the page changes nothing, for scanners of mail open every link.
 */
public final class UnsubscribeRoutes {
    private final UnsubscribeLinks links;
    private final ProfileService profiles;
    private final Texts texts;
    private final String business;

    public UnsubscribeRoutes(UnsubscribeLinks links, ProfileService profiles, Texts texts, String business) {
        this.links = links;
        this.profiles = profiles;
        this.texts = texts;
        this.business = business;
    }

    public void register(RoutesConfig routes) {
        routes.get("/unsubscribe/{token}", this::ask);
        routes.post("/unsubscribe/{token}", this::leave);
    }

    private void ask(Context http) {
        var language = links.read(http.pathParam("token")).flatMap(profiles::languageOf);
        if (language.isPresent()) {
            show(http, language.get(), 200, "mail.leave.ask", true);
        } else {
            unknown(http);
        }
    }

    private void leave(Context http) {
        var customer = links.read(http.pathParam("token"));
        if (customer.isEmpty()) {
            unknown(http);
            return;
        }
        // who has left gets no more letters either
        var language = profiles.stopEmailMarketing(customer.get()).orElseGet(() -> language(http));
        show(http, language, 200, "mail.leave.done", false);
    }

    private void unknown(Context http) {
        show(http, language(http), 404, "mail.leave.unknown", false);
    }

    private void show(Context http, Language language, int status, String words, boolean button) {
        var title = Html.escape(texts.plain(language, "mail.leave.title"));
        var form = button
                ? "<form method=\"post\"><button>" + Html.escape(texts.plain(language, "mail.leave.button"))
                        + "</button></form>\n"
                : "";
        http.status(status)
                .header("Content-Language", language.code())
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
                .contentType("text/html; charset=utf-8")
                .result(
                        """
                        <!DOCTYPE html>
                        <html lang="%s"><head><meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>
                        <style>body{font:17px/1.6 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;\
                        color:#222}button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:8px;\
                        background:#222;color:#fff}</style></head>
                        <body><h1>%s</h1>
                        <p>%s</p>
                        %s</body></html>
                        """
                                .formatted(
                                        language.code(),
                                        title,
                                        title,
                                        Html.escape(texts.plain(
                                                language, Text.of(words).with("business", business))),
                                        form));
    }

    private static Language language(Context http) {
        return Optional.ofNullable(http.header("Accept-Language"))
                .flatMap(header ->
                        Language.of(header.strip().toLowerCase(Locale.ROOT).split("[-,;]")[0]))
                .orElse(Language.RU);
    }
}
