package dvorik.adminapi.user;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Times;
import dvorik.core.customer.CustomerDirectory.Position;
import dvorik.core.customer.CustomerSort;
import dvorik.core.id.CustomerId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Optional;

/** Positions in a list of customers, as callers hand them back. */
final class Cursors {
    private static final int PARTS = 3;

    private Cursors() {}

    static String write(CustomerSort sort, Position position) {
        var value =
                switch (sort) {
                    case NEWEST -> "";
                    case NAME -> position.name().map(name -> "=" + name).orElse("");
                    case JOINED -> position.joined().map(at -> "=" + at).orElse("");
                };
        var text = sort.name() + "|" + position.id().value() + "|" + value;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ApiError when it is not one of ours, or of another order */
    static Position read(CustomerSort sort, String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", PARTS);
            if (parts.length == PARTS && parts[0].equals(sort.name()) && parts[1].matches("\\d{1,18}")) {
                var value = parts[2].startsWith("=") ? Optional.of(parts[2].substring(1)) : Optional.<String>empty();
                return new Position(
                        new CustomerId(Long.parseLong(parts[1])),
                        value,
                        sort == CustomerSort.JOINED ? value.map(Times::read) : Optional.empty());
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // as everything else that is not ours
        }
        throw ApiError.invalid("cursor", "format");
    }
}
