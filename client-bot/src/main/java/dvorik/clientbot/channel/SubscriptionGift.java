package dvorik.clientbot.channel;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.discount.DiscountCards;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.SubscriptionService;
import dvorik.core.discount.SubscriptionService.CheckResult;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says how to get the discount for subscribers, and checks. */
public final class SubscriptionGift implements ClientSection {
    private final SubscriptionService subscriptions;
    private final DiscountService discounts;
    private final DiscountCards cards;
    private final Channel channel;

    public SubscriptionGift(
            SubscriptionService subscriptions, DiscountService discounts, DiscountCards cards, Channel channel) {
        this.subscriptions = subscriptions;
        this.discounts = discounts;
        this.cards = cards;
        this.channel = channel;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        return switch (input) {
            case Input.Tap(ClientChoice.SubscriptionOffer(), var messageId) -> Optional.of(offer(customer));
            case Input.Tap(ClientChoice.CheckSubscription(), var messageId) -> Optional.of(check(customer, visitor));
            default -> Optional.empty();
        };
    }

    private Turn<ClientDialog> offer(Customer customer) {
        Turn<ClientDialog> turn = Turn.rest();
        return subscriptions
                .offeredTo(customer)
                .map(value ->
                        turn.say(Message.of(Text.of("client.channel.offer").with("value", value))
                                .with(buttons())))
                .orElseGet(() -> turn.say("client.channel.had"));
    }

    private Turn<ClientDialog> check(Customer customer, Visitor visitor) {
        Turn<ClientDialog> turn = Turn.rest();
        return switch (subscriptions.check(customer, visitor.telegramId())) {
            case CheckResult.Granted(var discount) ->
                turn.say("client.channel.thanks").say(cards.card(discount, customer.language()));
            case CheckResult.HadBefore(var discount) -> had(turn, customer, discount);
            case CheckResult.NotSubscribed() ->
                turn.say(Message.of("client.channel.not-subscribed").with(buttons()));
            case CheckResult.Unknown() -> turn.say("common.our-fault");
            case CheckResult.NoOffer() -> turn.say("client.channel.none");
        };
    }

    private Turn<ClientDialog> had(Turn<ClientDialog> turn, Customer customer, Optional<Discount> discount) {
        var state = discount.map(discounts::state).orElse(Discount.State.USED);
        return switch (state) {
            case ACTIVE -> turn.say("client.channel.counts").say(cards.card(discount.get(), customer.language()));
            case FROZEN -> turn.say(Message.of("client.channel.not-subscribed").with(buttons()));
            default -> turn.say("client.channel.had");
        };
    }

    private Buttons buttons() {
        var rows = new ArrayList<List<Button>>();
        channel.link().ifPresent(link -> rows.add(List.of(new Button.Link(Text.of("client.channel.open"), link))));
        rows.add(List.of(Button.choose("client.channel.check", new ClientChoice.CheckSubscription())));
        return new Buttons.Inline(rows);
    }
}
