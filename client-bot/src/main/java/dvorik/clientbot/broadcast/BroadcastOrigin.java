package dvorik.clientbot.broadcast;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.marketing.MarketingTaps;
import dvorik.core.broadcast.BroadcastTaps;
import dvorik.core.id.BroadcastId;
import dvorik.core.id.CustomerId;
import java.util.regex.Pattern;

/** What the buttons of a broadcast carry, so that taps can be counted. */
public final class BroadcastOrigin implements MarketingTaps {
    private static final String PREFIX = "b";
    private static final Pattern ORIGIN = Pattern.compile(PREFIX + "([1-9]\\d{0,17})");

    private final BroadcastTaps taps;

    public BroadcastOrigin(BroadcastTaps taps) {
        this.taps = taps;
    }

    static String of(BroadcastId broadcast) {
        return PREFIX + broadcast.value();
    }

    @Override
    public void tapped(CustomerId customer, String origin, ClientChoice.Place place) {
        var found = ORIGIN.matcher(origin);
        if (found.matches()) {
            taps.tapped(new BroadcastId(Long.parseLong(found.group(1))), customer);
        }
    }
}
