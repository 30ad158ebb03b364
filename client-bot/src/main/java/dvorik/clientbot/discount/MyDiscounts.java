package dvorik.clientbot.discount;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.MenuKeys;
import dvorik.clientbot.marketing.MarketingTaps;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountSection;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.id.DiscountId;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * "My discounts": one that can be used is shown at once, several as a list to choose from; the others by sections, a page
 * at a time.
 */
public final class MyDiscounts implements ClientSection {
    private static final int LONGEST_LABEL = 40;
    /** More than anybody has: a forged number is not asked for. */
    private static final int MOST_PAGES = 1000;

    private final DiscountService discounts;
    private final Predicate<Customer> subscriptionOffered;
    private final DiscountCards cards;
    private final DiscountWords words;
    private final MarketingTaps taps;

    /**
     * @param subscriptionOffered whether the customer can still get the discount for subscribing to the channel
     * @param taps hears of buttons of marketing
     */
    public MyDiscounts(
            DiscountService discounts,
            Predicate<Customer> subscriptionOffered,
            DiscountCards cards,
            DiscountWords words,
            MarketingTaps taps) {
        this.taps = taps;
        this.discounts = discounts;
        this.subscriptionOffered = subscriptionOffered;
        this.cards = cards;
        this.words = words;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload) when name.equals("discounts") -> Optional.of(show(customer));
            case Input.MenuKey(var key) when key.equals(MenuKeys.DISCOUNTS) -> Optional.of(show(customer));
            // where there is nothing to book, both lead here
            case Input.Tap(ClientChoice.FromMarketing(var place, var origin), var messageId) ->
                Optional.of(fromMarketing(customer, place, origin));
            case Input.Tap(ClientChoice.ShowDiscount(var id), var messageId)
            when id > 0 -> Optional.of(show(customer, new DiscountId(id)));
            case Input.Tap(ClientChoice.ShowSection(var section, var page), var messageId)
            when page >= 0 && page < MOST_PAGES -> Optional.of(show(customer, section, page));
            default -> Optional.empty();
        };
    }

    private Turn<ClientDialog> fromMarketing(Customer customer, ClientChoice.Place place, String origin) {
        if (MarketingTaps.isOrigin(origin)) {
            taps.tapped(customer.id(), origin, place);
        }
        return show(customer);
    }

    private Turn<ClientDialog> show(Customer customer) {
        var active = discounts.findActive(customer.id());
        var more = more(customer);
        Turn<ClientDialog> turn = Turn.rest();
        return switch (active.size()) {
            case 0 -> turn.say(Message.of("client.discounts.none").with(more.isEmpty() ? null : inline(more)));
            case 1 -> {
                turn = turn.say(cards.card(active.getFirst(), customer.language()));
                yield more.isEmpty()
                        ? turn
                        : turn.say(Message.of("client.discounts.more").with(inline(more)));
            }
            default -> {
                var rows = new ArrayList<>(rows(active, customer));
                rows.addAll(more);
                yield turn.say(Message.of(Text.of("client.discounts.list").with("count", active.size()))
                        .with(inline(rows)));
            }
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

    private Turn<ClientDialog> show(Customer customer, DiscountSection section, int page) {
        int all = discounts.counts(customer.id()).getOrDefault(section, 0);
        var here = discounts.findSection(customer.id(), section, page);
        if (here.isEmpty()) {
            return Turn.<ClientDialog>rest().toast(Text.of("common.stale-button"));
        }
        var rows = new ArrayList<>(rows(here, customer));
        var turning = new ArrayList<Button>();
        if ((page + 1) * DiscountService.PAGE < all) {
            turning.add(Button.choose("common.earlier", new ClientChoice.ShowSection(section, page + 1)));
        }
        if (page > 0) {
            turning.add(Button.choose("common.later", new ClientChoice.ShowSection(section, page - 1)));
        }
        if (!turning.isEmpty()) {
            rows.add(turning);
        }
        return Turn.<ClientDialog>rest()
                .edit(Message.of(Text.of("client.discounts.section").with("section", label(section, all)))
                        .with(inline(rows)));
    }

    /** Buttons of what there is besides those that can be used. */
    private List<List<Button>> more(Customer customer) {
        var rows = new ArrayList<List<Button>>();
        if (subscriptionOffered.test(customer)) {
            rows.add(List.of(Button.choose("client.channel.get", new ClientChoice.SubscriptionOffer())));
        }
        discounts
                .counts(customer.id())
                .forEach((section, count) -> rows.add(
                        List.of(Button.choose(label(section, count), new ClientChoice.ShowSection(section, 0)))));
        return rows;
    }

    private static Text label(DiscountSection section, int count) {
        return Text.of(
                        switch (section) {
                            case ON_HOLD -> "client.discounts.on-hold";
                            case USED -> "client.discounts.used";
                            case OVER -> "client.discounts.over";
                            case GIVEN_AWAY -> "client.discounts.given-away";
                        })
                .with("count", count);
    }

    private List<List<Button>> rows(List<Discount> shown, Customer customer) {
        return shown.stream().map(discount -> row(discount, customer)).toList();
    }

    private List<Button> row(Discount discount, Customer customer) {
        var title = Html.shorten(words.title(discount, customer.language()), LONGEST_LABEL);
        return List.of(Button.choose(
                Text.of("common.value").with("value", title),
                new ClientChoice.ShowDiscount(discount.id().value())));
    }

    private static Buttons inline(List<List<Button>> rows) {
        return new Buttons.Inline(rows);
    }
}
