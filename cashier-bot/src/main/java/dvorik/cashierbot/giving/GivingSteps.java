package dvorik.cashierbot.giving;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.AtTill;
import dvorik.cashierbot.CashierDialog.Giving.GivingSure;
import dvorik.cashierbot.CashierDialog.Giving.GivingTo;
import dvorik.cashierbot.CashierDialog.Giving.GivingWhat;
import dvorik.cashierbot.CashierDialog.Giving.GivingWhy;
import dvorik.cashierbot.Tills;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.CustomerService;
import dvorik.core.discount.CustomerSearch;
import dvorik.core.discount.CustomerSearch.Found;
import dvorik.core.discount.HandGrant.Wish;
import dvorik.core.discount.HandGrants;
import dvorik.core.discount.HandGrants.GiveResult;
import dvorik.core.discount.HandOffer;
import dvorik.core.id.CustomerId;
import dvorik.core.id.OfferId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.staff.StaffMember;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** From the customer over the value and the reason to the discount, or to the question to a second person. */
public final class GivingSteps {
    private final HandGrants grants;
    private final CustomerSearch search;
    private final CustomerService customers;
    private final GrantCards cards;
    private final Tills tills;
    private final Currency currency;

    public GivingSteps(
            HandGrants grants,
            CustomerSearch search,
            CustomerService customers,
            GrantCards cards,
            Tills tills,
            Currency currency) {
        this.grants = grants;
        this.search = search;
        this.customers = customers;
        this.cards = cards;
        this.tills = tills;
        this.currency = currency;
    }

    Turn<CashierDialog> begin(CashierDialog state) {
        return Turn.<CashierDialog>to(new GivingTo(state == null ? 0 : state.salon()))
                .say(Message.of("giving.ask-who")
                        .with(Buttons.inline(
                                List.of(Button.choose("cashier.till.cancel", new CashierChoice.Cancel())))));
    }

    Turn<CashierDialog> cancelled(StaffMember member, CashierDialog state) {
        return Turn.<CashierDialog>to(new AtTill(state.salon()))
                .dropButtons()
                .say(Message.of("giving.cancelled").with(tills.menu(member)));
    }

    /** @param typed a code, a card's number or a phone */
    Turn<CashierDialog> to(StaffMember member, GivingTo state, String typed) {
        return switch (search.find(member.business(), typed)) {
            case Found.Person(var customer, var phone) ->
                Turn.<CashierDialog>to(
                                new GivingWhat(state.salon(), customer.id().value()))
                        .say(cards.what(customer, grants.offers(member.business()), member.language()));
            case Found.Nobody() -> Turn.<CashierDialog>stay(state).say("giving.nobody");
            case Found.Unreadable() -> Turn.<CashierDialog>stay(state).say("giving.ask-who");
        };
    }

    Turn<CashierDialog> what(StaffMember member, GivingWhat state, Input input) {
        var offers = grants.offers(member.business());
        if (offers.isEmpty()) {
            return notPossible(member, state);
        }
        if (input instanceof Input.Tap(CashierChoice.GiveOffer(var id), var messageId)) {
            return offer(offers, id)
                    .map(offer -> why(state, offer, offer.value()))
                    .orElseGet(() -> notPossible(member, state));
        }
        // another value is given with the terms of the first offer
        return (input instanceof Input.Typed(var text)
                        ? ValueReader.read(text, currency)
                        : Optional.<DiscountValue>empty())
                .map(value -> why(state, offers.getFirst(), value))
                .orElseGet(() -> Turn.<CashierDialog>stay(state).say("giving.value-unreadable"));
    }

    Turn<CashierDialog> why(StaffMember member, GivingWhy state, Input input) {
        if (!(input instanceof Input.Typed(var text)) || text.codePoints().noneMatch(Character::isLetter)) {
            return Turn.<CashierDialog>stay(state).say("giving.ask-why");
        }
        var reason = text.strip();
        if (reason.length() > Wish.LONGEST_REASON) {
            return Turn.<CashierDialog>stay(state).say("giving.why-too-long");
        }
        var sure = new GivingSure(
                state.salon(), state.customer(), state.offer(), state.basisPoints(), state.amount(), reason);
        return ask(member, sure);
    }

    Turn<CashierDialog> sure(StaffMember member, GivingSure state, Input input, Visitor visitor) {
        if (!(input instanceof Input.Tap(CashierChoice.GiveSure(), var messageId))) {
            return ask(member, state);
        }
        Turn<CashierDialog> turn = Turn.to(new AtTill(state.salon()));
        return switch (grants.give(member, wish(state), visitor.requestKey())) {
            case GiveResult.Given(var grant) -> turn.edit(cards.state(grant, member.language()));
            case GiveResult.Asked(var grant) -> turn.edit(cards.state(grant, member.language()));
            case GiveResult.NobodyToAsk() -> turn.edit(Message.of("giving.nobody-to-ask"));
            case GiveResult.NotPossible() -> notPossible(member, state);
        };
    }

    private Turn<CashierDialog> ask(StaffMember member, GivingSure state) {
        var offer = offer(grants.offers(member.business()), state.offer());
        return offer.isPresent()
                        && customers.find(new CustomerId(state.customer())).isPresent()
                ? Turn.<CashierDialog>to(state).say(cards.sure(member, wish(state), offer.get()))
                : notPossible(member, state);
    }

    private Turn<CashierDialog> why(GivingWhat state, HandOffer offer, DiscountValue value) {
        int basisPoints = value instanceof DiscountValue.Percent(var points) ? points : 0;
        long amount = value instanceof DiscountValue.Amount(var money) ? money.minor() : 0;
        return Turn.<CashierDialog>to(new GivingWhy(
                        state.salon(), state.customer(), offer.id().value(), basisPoints, amount))
                .say(cards.why());
    }

    private Turn<CashierDialog> notPossible(StaffMember member, CashierDialog state) {
        return Turn.<CashierDialog>to(new AtTill(state.salon()))
                .say(Message.of("giving.not-possible").with(tills.menu(member)));
    }

    private static Optional<HandOffer> offer(List<HandOffer> offers, long id) {
        return offers.stream().filter(offer -> offer.id().value() == id).findFirst();
    }

    private Wish wish(GivingSure state) {
        var value = state.basisPoints() > 0
                ? new DiscountValue.Percent(state.basisPoints())
                : new DiscountValue.Amount(new Money(state.amount(), currency));
        return new Wish(new CustomerId(state.customer()), new OfferId(state.offer()), value, state.reason());
    }
}
