package dvorik.adminapi.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import dvorik.core.access.IdempotencyKeys;
import dvorik.core.access.Principal;
import dvorik.core.access.RefusalLog;
import dvorik.core.audit.AuditOrigin;
import dvorik.core.db.Faults;
import dvorik.core.id.ApiKeyId;
import dvorik.core.redis.RedisUnavailable;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs operations: who calls, may they, is the call well-formed, was it made before; then the work, then the answer. */
public final class ApiServer {
    private static final Logger log = LoggerFactory.getLogger(ApiServer.class);
    private static final String JSON = "application/json";
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final int RETRY_SECONDS = 5;

    private final List<Operation> operations;
    private final Authenticator authenticator;
    private final IdempotencyKeys idempotency;
    private final RefusalLog refusals;
    private final Texts texts;
    private final Function<Context, String> addresses;
    private final CallObserver observer;
    private final CallLimit limit;
    private final InputReader input;
    private final Schemas schemas = new Schemas();
    private final String description;

    /** @param addresses where a call comes from */
    public ApiServer(
            List<Operation> operations,
            Authenticator authenticator,
            IdempotencyKeys idempotency,
            RefusalLog refusals,
            Texts texts,
            Function<Context, String> addresses,
            CallObserver observer,
            CallLimit limit) {
        this.operations = List.copyOf(operations);
        this.authenticator = authenticator;
        this.idempotency = idempotency;
        this.refusals = refusals;
        this.texts = texts;
        this.addresses = addresses;
        this.observer = observer;
        this.limit = limit;
        var openApi = new OpenApi(schemas, new Examples(this.operations));
        var document = openApi.describe(this.operations);
        var types = new HashSet<Class<?>>();
        for (var operation : this.operations) {
            if (operation.body() != null) {
                types.add(operation.body());
            }
            if (operation.query() != null) {
                types.add(operation.query());
            }
        }
        this.input = new InputReader(schemas, types);
        this.description = write(document);
    }

    public List<Operation> operations() {
        return operations;
    }

    /** @return OpenAPI 3.1, as JSON */
    public String description() {
        return description;
    }

    public void register(RoutesConfig routes) {
        for (var operation : operations) {
            routes.addHttpHandler(operation.method(), operation.path(), http -> timed(operation, http));
            if (operation.method().equals(HandlerType.GET)) {
                // the same answer without its body, the same checks included; the server leaves the body out
                routes.addHttpHandler(HandlerType.HEAD, operation.path(), http -> timed(operation, http));
            }
        }
        routes.get("/api/openapi.json", http -> {
            http.header("Cache-Control", "no-cache").contentType(JSON);
            writeTagged(http, description.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        });
        routes.exception(ApiError.class, (error, http) -> refuse(http, error, Optional.empty()));
        routes.exception(HttpResponseException.class, (error, http) -> {
            // RFC 9110 wants the methods that do work beside a 405
            Optional.ofNullable(error.getDetails().get("availableMethods"))
                    .ifPresent(methods -> http.header("Allow", methods));
            refuse(http, translated(error), Optional.empty());
        });
        routes.exception(Exception.class, (fault, http) -> refuse(http, translated(fault), Optional.empty()));
    }

    private void timed(Operation operation, Context http) {
        long began = System.nanoTime();
        int status = ErrorCode.SERVER_001.status();
        try {
            serve(operation, http);
            status = http.statusCode();
        } finally {
            observer.called(operation.name(), status, System.nanoTime() - began);
        }
    }

    private void serve(Operation operation, Context http) {
        Optional<Principal> caller = Optional.empty();
        try {
            if (operation.permission().isPresent()) {
                // not where one signs in: a client that sends its expired token everywhere must be able to refresh it
                caller = authenticator.find(http);
                caller.ifPresent(principal -> count(principal, http));
            }
            serve(operation, http, caller);
        } catch (ApiError error) {
            error.runAfterwards();
            refuse(http, error, caller);
            caller.filter(principal -> operation.writes() && error.isRecorded())
                    .ifPresent(principal -> origin(principal).during(() -> {
                        refusals.refused(
                                principal, operation.name(), error.code().name());
                        return null;
                    }));
        }
    }

    private void count(Principal caller, Context http) {
        limit.count(caller).ifPresent(counted -> {
            counted.tell(http);
            if (counted.isOver()) {
                // a row for each would be the very load that is kept away
                throw new ApiError(ErrorCode.REQUEST_009, Map.of("retry_after", counted.resetSeconds())).unrecorded();
            }
        });
    }

    private void serve(Operation operation, Context http, Optional<Principal> caller) {
        if (operation.permission().isPresent()) {
            var principal = caller.orElseThrow(() -> new ApiError(ErrorCode.AUTH_004));
            if (!principal.may(operation.permission().get())) {
                throw new ApiError(ErrorCode.AUTH_003);
            }
        }
        var query = query(operation, http);
        if (operation.bodyFile() != null) {
            expect(operation.bodyFile(), http);
        }
        try (var upload = operation.bodyFile() == null ? null : Upload.receive(http)) {
            serve(operation, http, caller, query, upload);
        }
    }

    private void serve(Operation operation, Context http, Optional<Principal> caller, Object query, Upload upload) {
        byte[] bytes = operation.body() == null ? null : bytes(http);
        var body = operation.body() == null
                ? null
                : input.body(bytes, operation.body(), operation.method().equals(HandlerType.PATCH));
        var call =
                new Call(http, caller, language(http, caller), requestId(), addresses.apply(http), query, body, upload);
        var key = operation.creates() ? idempotencyKey(operation, call) : Optional.<String>empty();
        var origin = caller.map(ApiServer::origin).orElseGet(() -> AuditOrigin.api(Optional.empty(), requestId()));
        var answer = origin.during(() -> key.isPresent() && caller.isPresent()
                ? once(operation, call, key.get(), hash(http, bytes, upload))
                : work(operation, call));
        write(operation, http, answer);
    }

    private Object query(Operation operation, Context http) {
        var given = http.queryParamMap();
        if (operation.query() != null) {
            return input.query(given, operation.query());
        }
        if (!given.isEmpty()) {
            throw ApiError.invalid(given.keySet().stream()
                    .map(name -> new ApiError.BadField(name, "unknown", null))
                    .toList());
        }
        return null;
    }

    private static byte[] bytes(Context http) {
        expect(JSON, http);
        return http.bodyAsBytes();
    }

    private static void expect(String mediaType, Context http) {
        if (!List.of(mediaType.split(",")).contains(Call.mediaType(http))) {
            throw new ApiError(ErrorCode.REQUEST_005, Map.of("expected", mediaType));
        }
    }

    private static Optional<String> idempotencyKey(Operation operation, Call call) {
        var key = call.idempotencyKey();
        if (key.isEmpty() && operation.keyed()) {
            throw new ApiError(ErrorCode.REQUEST_010, Map.of("header", "Idempotency-Key"));
        }
        if (key.isPresent() && !IDEMPOTENCY_KEY.matcher(key.get()).matches()) {
            throw new ApiError(ErrorCode.REQUEST_008, Map.of("header", "Idempotency-Key"));
        }
        return key;
    }

    private static Answer work(Operation operation, Call call) {
        return operation.work().on(call);
    }

    /** What tells a repeated call from another one: the body, and places in the path and parameters where there are any. */
    private static String hash(Context http, byte[] bytes, Upload upload) {
        var hash = upload == null ? DigestUtils.sha256Hex(bytes == null ? new byte[0] : bytes) : upload.hash();
        var places = http.pathParamMap();
        if (!places.isEmpty()) {
            hash = DigestUtils.sha256Hex(hash + new TreeMap<>(places));
        }
        var parameters = http.queryString();
        return parameters == null || parameters.isEmpty() ? hash : DigestUtils.sha256Hex(hash + "?" + parameters);
    }

    /** The same call again, also at the same time, has one effect and gets the same answer. */
    private Answer once(Operation operation, Call call, String key, String hash) {
        operation.beforehand().accept(call);
        var place = new IdempotencyKeys.Place(call.principal().name(), operation.name(), key);
        var kept = idempotency.once(place, hash, () -> {
            var answer = work(operation, call);
            return new IdempotencyKeys.Kept(
                    answer.status(), answer.body() == null ? null : write(answer.body()), answer.version());
        });
        return switch (kept) {
            case IdempotencyKeys.Outcome.Done(var done) ->
                new Answer(
                        done.status(),
                        done.body() == null ? null : new Written(done.body()),
                        done.version(),
                        Optional.empty());
            case IdempotencyKeys.Outcome.OtherBody() -> throw new ApiError(ErrorCode.REQUEST_007);
        };
    }

    /** Put into JSON before. */
    private record Written(String json) {}

    private void write(Operation operation, Context http, Answer answer) {
        http.status(answer.status());
        http.header("Cache-Control", "no-store");
        answer.version().ifPresent(version -> http.header("ETag", ETags.of(version)));
        if (answer.stream().isPresent()) {
            stream(http, answer.stream().get());
            return;
        }
        if (answer.body() == null) {
            return;
        }
        var json = answer.body() instanceof Written(var text) ? text : write(answer.body());
        http.contentType(JSON);
        var bytes = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (operation.method().equals(HandlerType.GET)) {
            http.header("Cache-Control", "private, no-cache");
            if (answer.withMore()) {
                http.header("ETag", ETags.of(answer.version().orElseThrow(), bytes));
            }
            writeTagged(http, bytes);
        } else {
            http.result(bytes);
        }
    }

    /** 304 where the caller has it already. */
    private static void writeTagged(Context http, byte[] bytes) {
        var tag = http.res().getHeader("ETag");
        if (tag == null) {
            tag = ETags.of(bytes);
            http.header("ETag", tag);
        }
        var known = http.header("If-None-Match");
        if (known != null && ETags.matches(known, tag)) {
            http.status(304);
        } else {
            http.result(bytes);
        }
    }

    private static void stream(Context http, Answer.Stream stream) {
        http.contentType(stream.contentType());
        http.header("Content-Disposition", attachment(stream.fileName()));
        try {
            stream.writer().write(http.outputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of other alphabets come encoded beside a plain one (RFC 6266). */
    private static String attachment(String fileName) {
        var plain = fileName.replaceAll("[^A-Za-z0-9._-]", "_");
        var header = "attachment; filename=\"" + plain + "\"";
        return plain.equals(fileName)
                ? header
                : header + "; filename*=UTF-8''"
                        + URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void refuse(Context http, ApiError error, Optional<Principal> caller) {
        var language = language(http, caller);
        var details = new LinkedHashMap<>(error.details());
        if (details.get("fields") instanceof List<?> fields) {
            details.put(
                    "fields",
                    fields.stream().map(field -> worded(language, field)).toList());
        }
        var code = error.code();
        if (code.status() == 401) {
            http.header("WWW-Authenticate", "Bearer");
        }
        if (details.get("retry_after") instanceof Number seconds) {
            http.header("Retry-After", seconds.toString());
        } else if (code.status() == 503) {
            http.header("Retry-After", Integer.toString(RETRY_SECONDS));
        }
        var words = texts.plain(language, Text.of(code.text()));
        http.status(code.status()).header("Cache-Control", "no-store").contentType(JSON);
        http.result(write(new ErrorBody(new ErrorBody.Fault(code.name(), words, requestId(), details))));
    }

    private Object worded(Language language, Object field) {
        if (!(field instanceof ApiError.BadField bad)) {
            return field;
        }
        var words = new LinkedHashMap<String, Object>();
        words.put("field", bad.field());
        words.put("problem", bad.problem());
        words.put(
                "message",
                texts.plain(language, Text.of("api.field." + bad.problem().replace('_', '-'))));
        if (bad.limit() != null) {
            words.put("limit", bad.limit());
        }
        return words;
    }

    private static ApiError translated(HttpResponseException failure) {
        return new ApiError(
                switch (failure.getStatus()) {
                    case 404 -> ErrorCode.REQUEST_002;
                    case 405 -> ErrorCode.REQUEST_003;
                    case 413 -> ErrorCode.REQUEST_004;
                    default -> ErrorCode.REQUEST_001;
                });
    }

    private static ApiError translated(Exception fault) {
        if (fault instanceof RedisUnavailable || Faults.isOutage(fault)) {
            log.warn("a call waits for something that is away: {}", fault.toString());
            return new ApiError(ErrorCode.SERVER_002);
        }
        log.error("a call failed", fault);
        return new ApiError(ErrorCode.SERVER_001);
    }

    private static AuditOrigin origin(Principal caller) {
        var key = caller instanceof Principal.Program program ? Optional.of(program.key()) : Optional.<ApiKeyId>empty();
        return AuditOrigin.api(key, requestId());
    }

    private static String requestId() {
        var id = MDC.get("request_id");
        return id == null ? "" : id;
    }

    private static Language language(Context http, Optional<Principal> caller) {
        var header = http.header("Accept-Language");
        if (header != null) {
            var wanted = accepted(header);
            if (wanted.isPresent()) {
                return wanted.get();
            }
        }
        return caller.map(principal -> principal.member().language()).orElse(Language.RU);
    }

    private static Optional<Language> accepted(String header) {
        try {
            for (var range : java.util.Locale.LanguageRange.parse(header)) {
                var language = Language.of(range.getRange().split("-")[0]);
                if (language.isPresent()) {
                    return language;
                }
            }
        } catch (IllegalArgumentException e) {
            // a header that cannot be read says nothing
        }
        return Optional.empty();
    }

    private static String write(Object body) {
        try {
            return ApiJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("views can be written", e);
        }
    }
}
