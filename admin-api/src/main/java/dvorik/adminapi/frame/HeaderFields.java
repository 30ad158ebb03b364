package dvorik.adminapi.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Header fields of answers in the description: each described once, and named where it comes. */
final class HeaderFields {
    private static final String ETAG = "ETag";
    private static final String RETRY_AFTER = "Retry-After";
    private static final int TOO_MANY = ErrorCode.REQUEST_009.status();
    private static final Set<Integer> RETRIED = Set.of(TOO_MANY, ErrorCode.SERVER_002.status());

    private HeaderFields() {}

    /** @param words for a key such as {@code header.etag} */
    static void describe(ObjectNode components, UnaryOperator<String> words) {
        var headers = components.putObject("headers");
        RateLimit.FIELDS.forEach(name -> describe(headers, name, "integer", words));
        describe(headers, RETRY_AFTER, "integer", words);
        describe(headers, ETAG, "string", words);
    }

    private static void describe(ObjectNode headers, String name, String type, UnaryOperator<String> words) {
        headers.putObject(name)
                .put("description", words.apply("header." + name.toLowerCase(Locale.ROOT)))
                .putObject("schema")
                .put("type", type);
    }

    /** Of an answer that is no refusal. */
    static void name(ObjectNode response, Operation operation) {
        var names = new ArrayList<String>();
        if (operation.versioned()) {
            names.add(ETAG);
        }
        if (OpenApi.refusals(operation).stream().anyMatch(code -> code.status() == TOO_MANY)) {
            names.addAll(RateLimit.FIELDS);
        }
        refer(response, names);
    }

    /** Of a refusal. */
    static void name(ObjectNode response, int status) {
        var names = new ArrayList<String>();
        if (status == TOO_MANY) {
            names.addAll(RateLimit.FIELDS);
        }
        if (RETRIED.contains(status)) {
            names.add(RETRY_AFTER);
        }
        refer(response, names);
    }

    private static void refer(ObjectNode response, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        var headers = response.putObject("headers");
        names.forEach(name -> headers.putObject(name).put("$ref", "#/components/headers/" + name));
    }
}
