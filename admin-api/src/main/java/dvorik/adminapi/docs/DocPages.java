package dvorik.adminapi.docs;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** Swagger UI and ReDoc, served from their packages on the class path. */
public final class DocPages {
    private static final String FILES = "/META-INF/resources/webjars/";
    private static final String CSS = "text/css";
    private static final String SCRIPT = "text/javascript";
    private static final Map<String, String> SWAGGER =
            Map.of("swagger-ui.css", CSS, "swagger-ui-bundle.js", SCRIPT, "swagger-ui-standalone-preset.js", SCRIPT);
    private static final String REDOC = "redoc.standalone.js";
    /** What the pages need of themselves: their own files, styles and pictures made on the way. */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
                    + " script-src 'self'; worker-src blob:; connect-src 'self'; frame-ancestors 'none'";

    public void register(RoutesConfig routes) {
        routes.get("/api/docs", http -> page(http, "swagger.html"));
        routes.get("/api/redoc", http -> page(http, "redoc.html"));
        routes.get("/api/docs/start.js", http -> file(http, SCRIPT, "/docs/swagger.js"));
        routes.get("/api/redoc/start.js", http -> file(http, SCRIPT, "/docs/redoc.js"));
        routes.get("/api/docs/{file}", http -> {
            var name = http.pathParam("file");
            var type = SWAGGER.get(name);
            if (type == null) {
                throw new NotFoundResponse();
            }
            file(http, type, FILES + "swagger-ui/" + version("swagger-ui") + "/" + name);
        });
        routes.get(
                "/api/redoc/" + REDOC, http -> file(http, SCRIPT, FILES + "redoc/" + version("redoc") + "/" + REDOC));
    }

    private static void page(Context http, String name) {
        http.header("Content-Security-Policy", POLICY);
        file(http, "text/html", "/docs/" + name);
    }

    private static void file(Context http, String type, String path) {
        try (var in = DocPages.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new NotFoundResponse();
            }
            http.contentType(type + "; charset=utf-8").result(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(String name) {
        try (var in = DocPages.class.getResourceAsStream("/META-INF/maven/org.webjars/" + name + "/pom.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
