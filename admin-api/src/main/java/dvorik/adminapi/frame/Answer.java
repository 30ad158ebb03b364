package dvorik.adminapi.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * What a call gets.
 *
 * @param body a record, written as JSON; null: none
 *
 * @param version of what was read or changed, for {@code ETag}
 *
 * @param stream instead of a body
 *
 * @param withMore the body tells more than the version counts
 */
public record Answer(int status, Object body, Optional<Integer> version, Optional<Stream> stream, boolean withMore) {

    Answer(int status, Object body, Optional<Integer> version, Optional<Stream> stream) {
        this(status, body, version, stream, false);
    }

    /** Writes a file while it is made. */
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    public record Stream(String contentType, String fileName, Writer writer) {}

    public static Answer ok(Object body) {
        return new Answer(200, body, Optional.empty(), Optional.empty());
    }

    public static Answer created(Object body) {
        return new Answer(201, body, Optional.empty(), Optional.empty());
    }

    /** Taken, goes on in the background. */
    public static Answer accepted(Object body) {
        return new Answer(202, body, Optional.empty(), Optional.empty());
    }

    public static Answer nothing() {
        return new Answer(204, null, Optional.empty(), Optional.empty());
    }

    public static Answer file(String contentType, String fileName, Writer writer) {
        return new Answer(200, null, Optional.empty(), Optional.of(new Stream(contentType, fileName, writer)));
    }

    public Answer version(int version) {
        return new Answer(status, body, Optional.of(version), stream, withMore);
    }

    /** The body tells more than the version counts: it is fresh only while all of it is the same. */
    public Answer withMore(int version) {
        return new Answer(status, body, Optional.of(version), stream, true);
    }
}
