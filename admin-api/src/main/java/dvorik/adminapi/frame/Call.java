package dvorik.adminapi.frame;

import dvorik.core.access.CallerDevice;
import dvorik.core.access.Principal;
import dvorik.core.text.Language;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;

/** One call of an operation, after its checks. */
public final class Call {
    private static final int LONGEST_ID = 18;
    private final Context http;
    private final Optional<Principal> caller;
    private final Language language;
    private final String requestId;
    private final String address;
    private final Object query;
    private final Object body;
    private final Upload upload;

    Call(
            Context http,
            Optional<Principal> caller,
            Language language,
            String requestId,
            String address,
            Object query,
            Object body,
            Upload upload) {
        this.address = address;
        this.http = http;
        this.caller = caller;
        this.language = language;
        this.requestId = requestId;
        this.query = query;
        this.body = body;
        this.upload = upload;
    }

    /** @throws IllegalStateException in an operation for everybody */
    public Principal principal() {
        return caller.orElseThrow(() -> new IllegalStateException("nobody is signed in here"));
    }

    /** @throws ApiError for a program: what is asked concerns a person's own account */
    public Principal.Person person() {
        if (principal() instanceof Principal.Person person) {
            return person;
        }
        throw new ApiError(ErrorCode.AUTH_003);
    }

    /** @return in which the caller reads */
    public Language language() {
        return language;
    }

    public String requestId() {
        return requestId;
    }

    /** @return where the call comes from */
    public CallerDevice device() {
        return new CallerDevice(http.userAgent(), address);
    }

    public String address() {
        return address;
    }

    public <T> T query(Class<T> type) {
        return type.cast(query);
    }

    public <T> T body(Class<T> type) {
        return type.cast(body);
    }

    /** @return of the body, without parameters, in lower case; empty when it has none */
    public String mediaType() {
        return mediaType(http);
    }

    static String mediaType(Context http) {
        var type = http.contentType();
        return type == null ? "" : type.toLowerCase(Locale.ROOT).split(";")[0].strip();
    }

    /** A body that is a file, from its beginning. Whoever opens it closes it. */
    public java.io.InputStream stream() {
        return upload.open();
    }

    /**
     * A number in the path.
     *
     * @param otherwise what to answer to something that cannot be the key of a row: there is none
     */
    public long id(String name, ErrorCode otherwise) {
        var text = http.pathParam(name);
        if (text.length() <= LONGEST_ID && text.matches("[1-9]\\d*")) {
            return Long.parseLong(text);
        }
        throw new ApiError(otherwise);
    }

    /** Tells the caller how often this may be done still. */
    public void tell(RateLimit limit) {
        limit.tell(http);
    }

    public String path(String name) {
        return http.pathParam(name);
    }

    /** @return the given Idempotency-Key */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(http.header("Idempotency-Key"));
    }

    /** Makes sure that a change is built on what is there now: nobody overwrites what they have not seen. */
    public void expectVersion(int version) {
        var wanted = http.header("If-Match");
        if (wanted != null && !ETags.matchesVersion(wanted, version)) {
            throw new ApiError(ErrorCode.REQUEST_006);
        }
    }
}
