package dvorik.clientbot.gift;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.GiftService;
import dvorik.core.discount.GiftService.GiveResult;
import dvorik.core.id.DiscountId;
import dvorik.core.id.GiftId;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes a link out of a discount, takes it back, and opens those of others. */
public final class GivingAway implements ClientSection {
    private final GiftService gifts;
    private final GiftLinks links;
    private final GiftMessages messages;

    public GivingAway(
            GiftService gifts, GiftLinks links, Texts texts, DiscountWords words, UnaryOperator<String> deepLink) {
        this.gifts = gifts;
        this.links = links;
        this.messages = new GiftMessages(texts, words, deepLink);
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload)
            when name.equals("start") ->
                GiftLinks.token(payload).map(token -> links.claim(Turn.rest(), customer, token));
            case Input.Tap(ClientChoice.GiveAway(var id), var messageId)
            when id > 0 -> Optional.of(give(customer, new DiscountId(id)));
            case Input.Tap(ClientChoice.TakeBackGift(var id), var messageId)
            when id > 0 -> Optional.of(takeBack(customer, new GiftId(id)));
            default -> Optional.empty();
        };
    }

    private Turn<ClientDialog> give(Customer customer, DiscountId id) {
        Turn<ClientDialog> turn = Turn.rest();
        return switch (gifts.give(customer.id(), id)) {
            case GiveResult.Ready(var gift, var discount) ->
                turn.say(messages.ready("client.gift.ready", gift, discount, customer.language()));
            case GiveResult.NotGiftable(var discount) -> turn.say("client.gift.not-giftable");
            case GiveResult.Unknown() -> turn.toast(Text.of("common.stale-button"));
        };
    }

    /** Of other people's gifts nothing is said. */
    private Turn<ClientDialog> takeBack(Customer customer, GiftId id) {
        if (gifts.find(id).filter(gift -> gift.giver().equals(customer.id())).isEmpty()) {
            return Turn.<ClientDialog>rest().toast(Text.of("common.stale-button"));
        }
        var key = gifts.takeBack(customer.id(), id) ? "client.gift.back" : "client.gift.too-late";
        return Turn.<ClientDialog>rest().edit(Message.of(key));
    }
}
