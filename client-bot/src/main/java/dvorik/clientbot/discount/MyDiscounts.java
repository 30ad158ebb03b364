package dvorik.clientbot.discount;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.MenuKeys;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.id.DiscountId;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Optional;

/** "My discounts": one is shown at once, several as a list to choose from. */
public final class MyDiscounts implements ClientSection {
    private static final int LONGEST_LABEL = 40;
    private final DiscountService discounts;
    private final DiscountCards cards;
    private final DiscountWords words;

    public MyDiscounts(DiscountService discounts, DiscountCards cards, DiscountWords words) {
        this.discounts = discounts;
        this.cards = cards;
        this.words = words;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload) when name.equals("discounts") -> Optional.of(show(customer));
            case Input.MenuKey(var key) when key.equals(MenuKeys.DISCOUNTS) -> Optional.of(show(customer));
            case Input.Tap(ClientChoice.ShowDiscount(var id), var messageId)
            when id > 0 -> Optional.of(show(customer, new DiscountId(id)));
            default -> Optional.empty();
        };
    }

    private Turn<ClientDialog> show(Customer customer) {
        var active = discounts.findActive(customer.id());
        Turn<ClientDialog> turn = Turn.rest();
        return switch (active.size()) {
            case 0 -> turn.say("client.discounts.none");
            case 1 -> turn.say(cards.card(active.getFirst(), customer.language()));
            default ->
                turn.say(Message.of(Text.of("client.discounts.list").with("count", active.size()))
                        .with(new Buttons.Inline(
                                active.stream().map(d -> row(d, customer)).toList())));
        };
    }

    /** Shows one; of other people nothing is said. */
    private Turn<ClientDialog> show(Customer customer, DiscountId id) {
        return discounts
                .find(id)
                .filter(discount -> discount.customer().equals(customer.id()))
                .map(discount -> Turn.<ClientDialog>rest().say(cards.card(discount, customer.language())))
                .orElseGet(() -> Turn.<ClientDialog>rest().toast(Text.of("common.stale-button")));
    }

    private List<Button> row(Discount discount, Customer customer) {
        var title = Html.shorten(words.title(discount, customer.language()), LONGEST_LABEL);
        return List.of(Button.choose(
                Text.of("common.value").with("value", title),
                new ClientChoice.ShowDiscount(discount.id().value())));
    }
}
