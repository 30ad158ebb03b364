package dvorik.adminapi.discount;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Times;
import dvorik.core.discount.DiscountOrder;
import dvorik.core.discount.ListedDiscount.Place;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;

/** Places in a list, as callers hand them back. */
final class Cursors {
    private static final String SEPARATOR = " ";
    private static final int PARTS = 3;

    private Cursors() {}

    static String write(DiscountOrder order, Place place) {
        var text = String.join(SEPARATOR, order.name(), place.at().toString(), Long.toString(place.id()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ApiError for what is none, or is of a list in another order */
    static Place read(DiscountOrder order, String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR);
            if (parts.length == PARTS && parts[0].equals(order.name())) {
                return new Place(Times.read(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // answered below
        }
        throw ApiError.invalid("cursor", "format");
    }
}
