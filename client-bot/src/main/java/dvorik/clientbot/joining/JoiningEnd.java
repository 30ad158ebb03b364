package dvorik.clientbot.joining;

import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientDialog.AskBirthday;
import dvorik.clientbot.MenuKeys;
import dvorik.clientbot.asking.ClaimQuestion;
import dvorik.clientbot.discount.DiscountCards;
import dvorik.core.account.PhoneClaims;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerDetails;
import dvorik.core.customer.Phone;
import dvorik.core.discount.JoiningService;
import dvorik.core.discount.JoiningService.JoinResult;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.time.LocalDate;
import java.util.Optional;

/** The last step of joining, the only one that changes anything after the consent. */
final class JoiningEnd {
    private final JoiningService joining;
    private final PhoneClaims claims;
    private final DiscountCards cards;
    private final Arrivals arrivals;

    JoiningEnd(JoiningService joining, PhoneClaims claims, DiscountCards cards, Arrivals arrivals) {
        this.joining = joining;
        this.claims = claims;
        this.cards = cards;
        this.arrivals = arrivals;
    }

    Turn<ClientDialog> join(Visitor visitor, AskBirthday state, Optional<LocalDate> birthday) {
        var details = new CustomerDetails(Optional.ofNullable(state.phone()).map(Phone::new), state.name(), birthday);
        return switch (joining.join(visitor.telegramId(), details)) {
            case JoinResult.NotAdmitted() -> Turn.<ClientDialog>rest().say("client.start-again");
            case JoinResult.Joined joined -> welcome(joined, details);
        };
    }

    private Turn<ClientDialog> welcome(JoinResult.Joined joined, CustomerDetails details) {
        var customer = joined.customer();
        Turn<ClientDialog> turn = Turn.rest();
        turn = details.birthday().isPresent()
                ? turn.edit(Message.of(Text.of("client.birthday.kept")
                        .with("date", details.birthday().get())))
                : turn.dropButtons();
        // granted in an earlier life, to a customer whose data was deleted
        boolean hadGift = joined.discount()
                .filter(discount -> !discount.customer().equals(customer.id()))
                .isPresent();
        var gift = joined.discount().filter(discount -> !hadGift);
        String key;
        if (gift.isPresent()) {
            key = joined.invited().isPresent() ? "client.welcome-two" : "client.welcome";
        } else {
            key = hadGift ? "client.welcome-gift-given" : "client.welcome-without-gift";
        }
        turn = turn.say(Message.of(Text.of(key).with("name", Html.shortName(customer.firstName())))
                .with(MenuKeys.main()));
        if (gift.isPresent()) {
            turn = turn.say(cards.card(gift.get(), customer.language()));
        }
        if (joined.invited().isPresent()) {
            turn = turn.say(cards.card(joined.invited().get(), customer.language()));
        }
        turn = arrivals.honour(turn, customer, customer.arrival());
        return joined.phoneKept()
                ? turn
                : aboutNumber(turn, customer, details.phone().orElseThrow());
    }

    /** Somebody else holds the number: an earlier customer without Telegram is the same person, others are asked. */
    private Turn<ClientDialog> aboutNumber(Turn<ClientDialog> turn, Customer customer, Phone phone) {
        return ClaimQuestion.of(claims.claim(customer, phone)).map(turn::say).orElse(turn);
    }
}
