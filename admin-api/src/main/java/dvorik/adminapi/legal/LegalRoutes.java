package dvorik.adminapi.legal;

import dvorik.core.consent.ConsentService;
import dvorik.core.consent.LegalDocument;
import dvorik.core.consent.LegalDocument.Kind;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The documents in force, in three languages: {@code ?lang=ru|uz|en}, else as the browser asks. */
public final class LegalRoutes {
    private static final Map<String, Kind> KINDS =
            Map.of("terms", Kind.TERMS, "privacy", Kind.PRIVACY, "salon-agreement", Kind.SALON_AGREEMENT);

    private final ConsentService consents;
    private final Texts texts;

    public LegalRoutes(ConsentService consents, Texts texts) {
        this.consents = consents;
        this.texts = texts;
    }

    public void register(RoutesConfig routes) {
        routes.get("/legal/{document}", this::show);
    }

    private void show(Context http) {
        var kind = Optional.ofNullable(KINDS.get(http.pathParam("document"))).orElseThrow(NotFoundResponse::new);
        var language = language(http);
        var document = consents.newest(kind, language).orElseThrow(NotFoundResponse::new);
        http.header("Content-Language", language.code())
                .header("Cache-Control", "public, max-age=300")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .contentType("text/html; charset=utf-8")
                .result(page(document, http.path()));
    }

    private String page(LegalDocument document, String path) {
        var language = document.language();
        var lines = document.body().strip().split("\n\n", 2);
        var title = Html.escape(lines[0].strip());
        var body = lines.length < 2
                ? ""
                : Arrays.stream(lines[1].strip().split("\n\n"))
                        .map(paragraph -> "<p>" + Html.escape(paragraph).replace("\n", "<br>") + "</p>\n")
                        .collect(Collectors.joining());
        var others = Arrays.stream(Language.values())
                .map(other -> "<a href=\"" + path + "?lang=" + other.code() + "\" hreflang=\"" + other.code() + "\">"
                        + texts.plain(other, Text.of("common.language." + other.code())) + "</a>")
                .collect(Collectors.joining(" · "));
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>
                <style>body{font:17px/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;\
                color:#222}nav,footer{color:#666;font-size:15px}a{color:inherit}</style></head>
                <body><nav>%s</nav><h1>%s</h1>
                %s<footer>%s</footer></body></html>
                """
                .formatted(language.code(), title, others, title, body, Html.escape(document.version()));
    }

    private static Language language(Context http) {
        var asked = Optional.ofNullable(http.queryParam("lang")).flatMap(Language::of);
        return asked.orElseGet(() -> Optional.ofNullable(http.header("Accept-Language"))
                .flatMap(header ->
                        Language.of(header.strip().toLowerCase(Locale.ROOT).split("[-,;]")[0]))
                .orElse(Language.RU));
    }
}
