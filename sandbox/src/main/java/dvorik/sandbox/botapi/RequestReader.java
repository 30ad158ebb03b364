package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the arguments of a request: query string, JSON, form or multipart, GET or POST. */
public final class RequestReader {
    /** A file of 50 MB and what surrounds it. */
    private static final int MAX_BODY = 60 * 1024 * 1024;

    private RequestReader() {}

    /** @throws Refusal when the body is not what its content type says */
    public static Arguments read(Context ctx) {
        ObjectNode values = Json.object();
        Map<String, Upload> uploads = new HashMap<>();
        String query = ctx.queryString();
        if (query != null) {
            readForm(query, values);
        }
        byte[] body = body(ctx);
        String contentType = ctx.contentType();
        if (body.length > 0 && contentType != null) {
            readBody(contentType, body, values, uploads);
        }
        return new Arguments(values, uploads);
    }

    private static byte[] body(Context ctx) {
        try {
            byte[] body = ctx.req().getInputStream().readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                throw Refusal.entityTooLarge();
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException("the request broke off", e);
        }
    }

    private static void readBody(String contentType, byte[] body, ObjectNode values, Map<String, Upload> uploads) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/json")) {
            JsonNode json = Json.parse(body).orElseThrow(() -> Refusal.badRequest("Can't parse request body as JSON"));
            if (!json.isObject()) {
                throw Refusal.badRequest("Expected an Object as request body");
            }
            values.setAll((ObjectNode) json);
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            readForm(new String(body, StandardCharsets.UTF_8), values);
        } else if (type.startsWith("multipart/form-data")) {
            new MultipartParser(contentType, body).read(values, uploads);
        }
    }

    private static void readForm(String form, ObjectNode values) {
        for (String pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.put(decode(name), decode(value));
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
