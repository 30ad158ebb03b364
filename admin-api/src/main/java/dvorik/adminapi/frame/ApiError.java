package dvorik.adminapi.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a call with a refusal; nothing that the call did stays. */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ErrorCode code;
    private final transient Map<String, Object> details;
    private transient Runnable afterwards = () -> {};
    private boolean recorded = true;

    public ApiError(ErrorCode code) {
        this(code, Map.of());
    }

    /** @param details plain values in snake_case, told to the caller as they are */
    public ApiError(ErrorCode code, Map<String, Object> details) {
        super(code.name(), null, false, false);
        this.code = code;
        this.details = details;
    }

    /**
     * One field that is wrong.
     *
     * @param field as on the wire: {@code phone}, {@code terms.value}, {@code ids[3]}
     *
     * @param problem a word for programs, such as {@code required}; {@code api.field.WORD} has the words for people
     *
     * @param limit what it says about the bound; may be null
     */
    public record BadField(String field, String problem, Object limit) {}

    public static ApiError invalid(String field, String problem) {
        return invalid(List.of(new BadField(field, problem, null)));
    }

    public static ApiError invalid(List<BadField> fields) {
        return new ApiError(ErrorCode.VALIDATION_001, new LinkedHashMap<>(Map.of("fields", fields)));
    }

    /**
     * What stays of the refused call all the same, such as a count of attempts: done once everything else is undone.
     *
     * @return this
     */
    public ApiError afterwards(Runnable work) {
        afterwards = work;
        return this;
    }

    /**
     * The audit log does not hear of it.
     *
     * @return this
     */
    ApiError unrecorded() {
        recorded = false;
        return this;
    }

    boolean isRecorded() {
        return recorded;
    }

    void runAfterwards() {
        afterwards.run();
    }

    public ErrorCode code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }
}
