package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Json;

/** A call that is answered with an error; not a fault of the sandbox, so it carries no stack trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;
    private final long retryAfter;

    private Refusal(int code, String description, long retryAfter) {
        super(description, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** 400; the reason is put behind "Bad Request: ", its first letter in lower case, as the real server does. */
    public static Refusal badRequest(String reason) {
        boolean constant = reason.length() > 1
                && (reason.charAt(1) == '_' || (reason.charAt(1) >= 'A' && reason.charAt(1) <= 'Z'));
        String text = constant ? reason : Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
        return new Refusal(400, "Bad Request: " + text, 0);
    }

    public static Refusal forbidden(String reason) {
        return new Refusal(403, "Forbidden: " + reason, 0);
    }

    public static Refusal unauthorized(String description) {
        return new Refusal(401, description, 0);
    }

    public static Refusal notFound(String description) {
        return new Refusal(404, description, 0);
    }

    public static Refusal conflict(String description) {
        return new Refusal(409, description, 0);
    }

    public static Refusal tooManyRequests(long retryAfterSeconds) {
        return new Refusal(429, "Too Many Requests: retry after " + retryAfterSeconds, retryAfterSeconds);
    }

    public static Refusal entityTooLarge() {
        return new Refusal(413, "Request Entity Too Large", 0);
    }

    /** Any other code, for injected faults. */
    public static Refusal of(int code, String description) {
        return new Refusal(code, description, 0);
    }

    public int code() {
        return code;
    }

    /** Seconds; 0 when the answer has none. */
    public long retryAfter() {
        return retryAfter;
    }

    public String description() {
        return getMessage();
    }

    /** The error envelope. */
    public ObjectNode asAnswer() {
        ObjectNode answer =
                Json.object().put("ok", false).put("error_code", code).put("description", getMessage());
        if (retryAfter > 0) {
            answer.putObject("parameters").put("retry_after", retryAfter);
        }
        return answer;
    }
}
