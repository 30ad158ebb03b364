package dvorik.adminapi.frame;

import java.util.Map;

/** The one shape of a refusal. */
public record ErrorBody(Fault error) {

    /**
     * What went wrong.
     *
     * @param message in the caller's language
     *
     * @param requestId as in {@code X-Request-ID} and in the log
     */
    public record Fault(
            @Doc(value = "One of the codes in the catalogue", example = "VALIDATION_001") String code,
            @Doc("For people, in the language of Accept-Language") String message,
            @Doc("Name it when you ask us about this call") String requestId,
            @Doc("What more there is to say; its fields depend on the code") Map<String, Object> details) {}
}
