package dvorik.adminapi.frame;

import dvorik.core.access.Permission;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One operation of the API, complete: built by {@link #get} and its like, ended by {@link Builder#by}.
 *
 * @param path with places in braces; those whose name ends with {@code id} are numbers
 *
 * @param permission empty: for everybody, signed in or not
 *
 * @param query record of the parameters; null: none
 *
 * @param body record of the body; null: none
 *
 * @param bodyFile media type, or several with commas between them, of a body that is a file, which the work reads itself;
 *     null: none
 *
 * @param answers what comes back, by status; {@code Void.class}: nothing, a {@code String} class: a file of that type
 *
 * @param refusals besides those that all operations share
 *
 * @param versioned answers carry an {@code ETag}, and a change honours {@code If-Match}
 *
 * @param creates honours {@code Idempotency-Key}
 *
 * @param keyed and refuses to work without one
 *
 * @param beforehand done before the transaction that an {@code Idempotency-Key} opens, such as asking Telegram
 */
public record Operation(
        HandlerType method,
        String path,
        String tag,
        String summary,
        Optional<Permission> permission,
        Class<?> query,
        Class<?> body,
        String bodyFile,
        Map<Integer, Reply> answers,
        List<ErrorCode> refusals,
        boolean versioned,
        boolean creates,
        boolean keyed,
        Consumer<Call> beforehand,
        Work work) {

    /** @param type of the body, of its items when {@code paged}; Void: none; {@code media}: a file instead */
    public record Reply(Class<?> type, boolean paged, String media) {}

    /** What is done; a refusal is an {@link ApiError}. */
    @FunctionalInterface
    public interface Work {
        Answer on(Call call);
    }

    public static Builder get(String path, String tag, String summary) {
        return new Builder(HandlerType.GET, path, tag, summary);
    }

    public static Builder post(String path, String tag, String summary) {
        return new Builder(HandlerType.POST, path, tag, summary);
    }

    public static Builder patch(String path, String tag, String summary) {
        return new Builder(HandlerType.PATCH, path, tag, summary).versioned();
    }

    public static Builder delete(String path, String tag, String summary) {
        return new Builder(HandlerType.DELETE, path, tag, summary);
    }

    /** @return as in logs, keys and the audit: {@code POST /api/v1/discounts} */
    public String name() {
        return method.name() + " " + path;
    }

    /** @return true when it may change something */
    public boolean writes() {
        return !method.equals(HandlerType.GET);
    }

    /** Collects what an operation is. */
    public static final class Builder {
        private final HandlerType method;
        private final String path;
        private final String tag;
        private final String summary;
        private final Map<Integer, Reply> answers = new LinkedHashMap<>();
        private final List<ErrorCode> refusals = new ArrayList<>();
        private Optional<Permission> permission = Optional.empty();
        private Class<?> query;
        private Class<?> body;
        private String bodyFile;
        private boolean versioned;
        private boolean creates;
        private boolean keyed;
        private Consumer<Call> beforehand = call -> {};

        private Builder(HandlerType method, String path, String tag, String summary) {
            this.method = method;
            this.path = path;
            this.tag = tag;
            this.summary = summary;
        }

        public Builder needs(Permission needed) {
            this.permission = Optional.of(needed);
            return this;
        }

        public Builder query(Class<? extends Record> parameters) {
            this.query = parameters;
            return this;
        }

        public Builder body(Class<? extends Record> type) {
            this.body = type;
            return this;
        }

        /**
         * The body is a file, read by {@link Call#stream()}.
         *
         * @param mediaType or several, with commas between them
         */
        public Builder bodyFile(String mediaType) {
            this.bodyFile = mediaType;
            return this;
        }

        public Builder answers(int status, Class<?> type) {
            answers.put(status, new Reply(type, false, null));
            return this;
        }

        public Builder answersNothing() {
            answers.put(204, new Reply(Void.class, false, null));
            return this;
        }

        public Builder answersPageOf(Class<? extends Record> item) {
            answers.put(200, new Reply(item, true, null));
            return this;
        }

        /** @param mediaType or several, with commas between them */
        public Builder answersFile(String mediaType) {
            answers.put(200, new Reply(Void.class, false, mediaType));
            return this;
        }

        public Builder refuses(ErrorCode... codes) {
            refusals.addAll(List.of(codes));
            return this;
        }

        public Builder versioned() {
            this.versioned = true;
            return this;
        }

        public Builder creates() {
            this.creates = true;
            return this;
        }

        /** What may not happen twice by a slip: an {@code Idempotency-Key} has to be given. */
        public Builder createsByKey() {
            this.creates = true;
            this.keyed = true;
            return this;
        }

        /** What would hold a transaction up; it changes nothing that a repeated call may not change again. */
        public Builder beforehand(Consumer<Call> asking) {
            this.beforehand = asking;
            return this;
        }

        public Operation by(Work work) {
            return new Operation(
                    method,
                    path,
                    tag,
                    summary,
                    permission,
                    query,
                    body,
                    bodyFile,
                    Map.copyOf(answers),
                    List.copyOf(refusals),
                    versioned,
                    creates,
                    keyed,
                    beforehand,
                    work);
        }
    }
}
