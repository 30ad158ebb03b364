package dvorik.sandbox.botapi;

import java.util.Locale;
import java.util.Map;

/** The MIME type of a file by what was said of it, else by its name. */
final class MimeTypes {
    private static final Map<String, String> BY_EXTENSION = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "pdf", "application/pdf",
            "csv", "text/csv",
            "txt", "text/plain",
            "json", "application/json",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ics", "text/calendar");

    private MimeTypes() {}

    static String of(String fileName, String said, String otherwise) {
        if (!said.isEmpty() && !said.startsWith("application/octet-stream")) {
            return said;
        }
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(extension, otherwise);
    }
}
