package dvorik.clientbot.joining;

import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.booking.BookingWay;
import dvorik.clientbot.booking.CustomerVisits;
import dvorik.clientbot.gift.GiftLinks;
import dvorik.core.conversation.Turn;
import dvorik.core.customer.Customer;
import dvorik.core.discount.ReferralService;
import dvorik.core.text.Text;
import java.util.Optional;

/** What deep links ask for: told to those who come by one, honoured once they have joined. */
public final class Arrivals {
    private final GiftLinks gifts;
    private final ReferralService referrals;
    private final CustomerVisits visits;

    public Arrivals(GiftLinks gifts, ReferralService referrals, CustomerVisits visits) {
        this.gifts = gifts;
        this.referrals = referrals;
        this.visits = visits;
    }

    /** @param arrival may be null */
    public Optional<Text> announcement(String arrival) {
        if (arrival == null) {
            return Optional.empty();
        }
        var gift = GiftLinks.token(arrival);
        return gift.isPresent()
                ? gift.map(gifts::announcement)
                : referrals
                        .inviter(arrival)
                        .flatMap(inviter -> referrals.value())
                        .map(value -> Text.of("client.friend.invited").with("value", value));
    }

    /**
     * Gives a joined customer what the link was for, or begins the booking it leads to; of an invitation nothing remains to be done.
     *
     * @param arrival may be null
     */
    Turn<ClientDialog> honour(Turn<ClientDialog> turn, Customer customer, String arrival) {
        if (BookingWay.PAYLOAD.equals(arrival)) {
            return visits.beginAfter(turn, customer.language());
        }
        return Optional.ofNullable(arrival)
                .flatMap(GiftLinks::token)
                .map(token -> gifts.claim(turn, customer, token))
                .orElse(turn);
    }
}
