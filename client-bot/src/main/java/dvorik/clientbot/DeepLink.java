package dvorik.clientbot;

import dvorik.clientbot.booking.BookingWay;
import dvorik.clientbot.gift.GiftLinks;
import dvorik.core.discount.ReferralService;
import java.util.regex.Pattern;

/**
 * What the payload of {@code /start} tells of somebody who comes.
 *
 * @param source where the person came from, for statistics; null: not told
 * @param arrival a payload to be honoured once the person has joined; null: none
 */
public record DeepLink(String source, String arrival) {
    public static final DeepLink NONE = new DeepLink(null, null);

    private static final Pattern SOURCE = Pattern.compile("src_([A-Za-z0-9_-]{1,60})");
    private static final Pattern REFERRAL = Pattern.compile(ReferralService.PAYLOAD + "[0-9a-z]{10}");

    /** @return {@link #NONE} for anything that no link of ours carries */
    static DeepLink of(String payload) {
        var source = SOURCE.matcher(payload);
        if (source.matches()) {
            return new DeepLink(source.group(1), null);
        }
        if (REFERRAL.matcher(payload).matches()) {
            return new DeepLink("ref", payload);
        }
        if (payload.equals(BookingWay.PAYLOAD)) {
            return new DeepLink("book", payload);
        }
        return GiftLinks.token(payload).isPresent() ? new DeepLink("gift", payload) : NONE;
    }

    /** What a state has kept of an earlier link. */
    static DeepLink of(ClientDialog state) {
        return state instanceof ClientDialog.AskConsent consent
                ? new DeepLink(consent.source(), consent.arrival())
                : NONE;
    }

    /** What this one does not tell stays. */
    DeepLink after(DeepLink earlier) {
        return new DeepLink(source == null ? earlier.source : source, arrival == null ? earlier.arrival : arrival);
    }
}
