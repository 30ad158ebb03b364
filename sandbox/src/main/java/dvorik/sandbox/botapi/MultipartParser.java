package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code multipart/form-data}. Our own because bots in the wild write it freely, and Telegram reads it: headers in
 * any case, values with or without quotes, files without a content type.
 */
final class MultipartParser {
    private static final byte[] HEADER_END = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final byte[] delimiter;
    private final byte[] body;

    MultipartParser(String contentType, byte[] body) {
        String boundary = parameters(contentType).get("boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw Refusal.badRequest("boundary not found");
        }
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.body = body;
    }

    void read(ObjectNode values, Map<String, Upload> uploads) {
        int part = indexOf(delimiter, 0);
        while (part >= 0) {
            int start = part + delimiter.length;
            if (start + 1 < body.length && body[start] == '-' && body[start + 1] == '-') {
                return;
            }
            int next = indexOf(delimiter, start);
            int headerEnd = indexOf(HEADER_END, start);
            if (next < 0 || headerEnd < 0 || headerEnd > next) {
                throw Refusal.badRequest("Can't parse multipart request body");
            }
            // the line break before the next delimiter belongs to the delimiter
            int contentEnd = Math.max(headerEnd + HEADER_END.length, next - 2);
            byte[] content = Arrays.copyOfRange(body, headerEnd + HEADER_END.length, contentEnd);
            readPart(new String(body, start, headerEnd - start, StandardCharsets.UTF_8), content, values, uploads);
            part = next;
        }
    }

    private static void readPart(String headers, byte[] content, ObjectNode values, Map<String, Upload> uploads) {
        Map<String, String> disposition = Map.of();
        String type = "";
        for (String line : headers.lines().toList()) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (name.equals("content-disposition")) {
                disposition = parameters(line.substring(colon + 1));
            } else if (name.equals("content-type")) {
                type = line.substring(colon + 1).strip();
            }
        }
        String field = disposition.get("name");
        if (field == null) {
            return;
        }
        String fileName = disposition.get("filename");
        if (fileName == null) {
            values.put(field, new String(content, StandardCharsets.UTF_8));
        } else {
            uploads.put(field, new Upload(fileName, type, content));
        }
    }

    /** The {@code name=value} parts of a header, quoted or not. */
    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        int position = header.indexOf(';');
        while (position >= 0 && position < header.length()) {
            int equals = header.indexOf('=', position);
            if (equals < 0) {
                break;
            }
            String name = header.substring(position + 1, equals).strip().toLowerCase(Locale.ROOT);
            int start = equals + 1;
            boolean quoted = start < header.length() && header.charAt(start) == '"';
            int end = quoted ? closingQuote(header, start + 1) : header.indexOf(';', start);
            int until = end < 0 ? header.length() : end;
            String value = header.substring(quoted ? start + 1 : start, until);
            parameters.put(name, quoted ? value.replace("\\\"", "\"").replace("%22", "\"") : value.strip());
            position = header.indexOf(';', until);
        }
        return parameters;
    }

    private static int closingQuote(String header, int from) {
        int quote = header.indexOf('"', from);
        while (quote > 0 && header.charAt(quote - 1) == '\\') {
            quote = header.indexOf('"', quote + 1);
        }
        return quote;
    }

    private int indexOf(byte[] pattern, int from) {
        for (int i = from; i <= body.length - pattern.length; i++) {
            int matched = 0;
            while (matched < pattern.length && body[i + matched] == pattern[matched]) {
                matched++;
            }
            if (matched == pattern.length) {
                return i;
            }
        }
        return -1;
    }
}
