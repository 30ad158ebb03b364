package dvorik.adminapi.frame;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Cursors of deep walks: opaque to callers, the values of the last item's keys to us. */
public final class Cursors {
    /** Stands in no number, time or code. */
    private static final String BETWEEN = "\u001f";

    private Cursors() {}

    public static String of(Object... keys) {
        var text = new StringBuilder();
        for (var key : keys) {
            text.append(text.isEmpty() ? "" : BETWEEN).append(key);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor.
     *
     * @param reader of the values of its keys; what it throws at values that are none of ours is the caller's fault
     * @throws ApiError when it is none of ours
     */
    public static <T> T read(String cursor, Function<List<String>, T> reader) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return reader.apply(List.of(text.split(BETWEEN, -1)));
        } catch (RuntimeException e) {
            throw ApiError.invalid("cursor", "format");
        }
    }
}
