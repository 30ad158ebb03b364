package dvorik.clientbot.joining;

import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientDialog.AskBirthday;
import dvorik.clientbot.MenuKeys;
import dvorik.clientbot.discount.DiscountCards;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
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
    private final DiscountCards cards;

    JoiningEnd(JoiningService joining, DiscountCards cards) {
        this.joining = joining;
        this.cards = cards;
    }

    Turn<ClientDialog> join(Visitor visitor, AskBirthday state, Optional<LocalDate> birthday) {
        var details = new CustomerDetails(Optional.ofNullable(state.phone()).map(Phone::new), state.name(), birthday);
        return switch (joining.join(visitor.telegramId(), details)) {
            case JoinResult.NotAdmitted() -> Turn.<ClientDialog>rest().say("client.start-again");
            case JoinResult.Joined joined -> welcome(joined, birthday);
        };
    }

    private Turn<ClientDialog> welcome(JoinResult.Joined joined, Optional<LocalDate> birthday) {
        Turn<ClientDialog> turn = Turn.rest();
        turn = birthday.isPresent()
                ? turn.edit(Message.of(Text.of("client.birthday.kept").with("date", birthday.get())))
                : turn.dropButtons();
        if (!joined.phoneKept()) {
            turn = turn.say("client.phone.taken");
        }
        var words = Text.of(joined.discount().isPresent() ? "client.welcome" : "client.welcome-without-gift")
                .with("name", Html.shortName(joined.customer().firstName()));
        turn = turn.say(Message.of(words).with(MenuKeys.main()));
        return joined.discount().isPresent()
                ? turn.say(cards.card(joined.discount().get(), joined.customer().language()))
                : turn;
    }
}
