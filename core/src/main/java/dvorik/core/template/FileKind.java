package dvorik.core.template;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a file is by its bytes, whatever it is called. */
final class FileKind {
    private static final String ZIP = "application/zip";
    /** Are ZIP archives inside. */
    private static final Set<String> OFFICE = Set.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private FileKind() {}

    /**
     * @param told media type the file came with; {@code application/octet-stream} says nothing
     * @return empty: not one of those that are taken, or something else than it was said to be
     */
    static Optional<String> of(byte[] file, String told) {
        var found = found(file);
        if (found.equals(Optional.of(ZIP)) && OFFICE.contains(told)) {
            return Optional.of(told);
        }
        return found.filter(kind -> told.equals("application/octet-stream") || told.equals(kind));
    }

    private static Optional<String> found(byte[] file) {
        if (begins(file, 0, 0xff, 0xd8, 0xff)) {
            return Optional.of("image/jpeg");
        }
        if (begins(file, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return Optional.of("image/png");
        }
        if (begins(file, 0, 'G', 'I', 'F', '8')) {
            return Optional.of("image/gif");
        }
        if (begins(file, 4, 'f', 't', 'y', 'p')) {
            return Optional.of("video/mp4");
        }
        if (begins(file, 0, '%', 'P', 'D', 'F', '-')) {
            return Optional.of("application/pdf");
        }
        if (begins(file, 0, 'P', 'K', 3, 4)) {
            return Optional.of(ZIP);
        }
        return isText(file) ? Optional.of("text/plain") : Optional.empty();
    }

    private static boolean begins(byte[] file, int at, int... bytes) {
        if (file.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[at + i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Words that no browser takes for a page. */
    private static boolean isText(byte[] file) {
        if (file.length == 0) {
            return false;
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            boolean readable = text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
            var start = text.substring(0, Math.min(text.length(), 1_000)).toLowerCase(java.util.Locale.ROOT);
            return readable
                    && Arrays.stream(new String[] {"<html", "<!doctype", "<script", "<svg"})
                            .noneMatch(start::contains);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
