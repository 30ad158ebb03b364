package dvorik.cashierbot.giving;

import dvorik.cashierbot.CashierChoice;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.discount.HandGrant;
import dvorik.core.discount.HandGrant.Wish;
import dvorik.core.discount.HandGrants;
import dvorik.core.discount.HandOffer;
import dvorik.core.id.CustomerId;
import dvorik.core.money.DiscountValue;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What those see who give by hand, and the second person. */
public final class GrantCards {
    /** More than this and the list is no longer a choice. */
    private static final int MOST_OFFERS = 8;

    private static final int LONGEST_LABEL = 40;

    private final HandGrants grants;
    private final CustomerService customers;
    private final Texts texts;
    private final Clock clock;

    /** @param clock business time in the zone of the business */
    public GrantCards(HandGrants grants, CustomerService customers, Texts texts, Clock clock) {
        this.grants = grants;
        this.customers = customers;
        this.texts = texts;
        this.clock = clock;
    }

    Message what(Customer customer, List<HandOffer> offers, Language language) {
        var rows = new ArrayList<List<Button>>();
        for (var offer : offers.subList(0, Math.min(MOST_OFFERS, offers.size()))) {
            var label = Html.shorten(title(offer, offer.value(), language), LONGEST_LABEL);
            rows.add(List.of(Button.choose(
                    Text.of("common.value").with("value", label),
                    new CashierChoice.GiveOffer(offer.id().value()))));
        }
        rows.add(cancel());
        var words = Text.of("giving.ask-what").with("customer", person(customer.id()));
        return Message.of(words).with(new Buttons.Inline(rows));
    }

    Message why() {
        return Message.of("giving.ask-why").with(Buttons.inline(cancel()));
    }

    Message sure(StaffMember by, Wish wish, HandOffer offer) {
        boolean asks = grants.needsSecond(by, wish.customer(), wish.value());
        var model = model(wish, offer, by.language());
        model.put("asks", asks);
        return Message.card("giving_sure", model)
                .with(Buttons.inline(
                        cancel(),
                        List.of(Button.choose(
                                asks ? "giving.ask" : "giving.give",
                                new CashierChoice.GiveSure(),
                                Button.Style.SUCCESS))));
    }

    /** What the one who gives sees of it afterwards. */
    Message state(HandGrant grant, Language language) {
        return Message.card("giving_state", stateModel(grant, language));
    }

    /** What the second person sees: the question, or how it was answered. */
    Message question(HandGrant grant, Language language) {
        long id = grant.id().value();
        var card = Message.card("giving_question", stateModel(grant, language));
        return grant.status() == HandGrant.Status.ASKED
                ? card.with(Buttons.inline(
                        List.of(Button.choose("giving.deny", new CashierChoice.DenyGrant(id))),
                        List.of(Button.choose("giving.allow", new CashierChoice.AllowGrant(id), Button.Style.SUCCESS))))
                : card;
    }

    private Map<String, Object> stateModel(HandGrant grant, Language language) {
        var offer = grants.offers(grant.business()).stream()
                .filter(o -> o.id().equals(grant.wish().offer()))
                .findFirst()
                .orElse(null);
        var model = model(grant.wish(), offer, language);
        model.put("state", grant.status().name().toLowerCase(Locale.ROOT));
        model.put("asker", Html.shortName(grant.askerName()));
        model.put("decider", grant.deciderName().map(Html::shortName).orElse(null));
        model.put("expires", grant.expiresAt().atZone(clock.getZone()));
        return model;
    }

    /** @param offer null where it is no longer given */
    private Map<String, Object> model(Wish wish, HandOffer offer, Language language) {
        var model = new HashMap<String, Object>();
        model.put("value", wish.value());
        model.put("customer", person(wish.customer()));
        model.put("title", offer == null ? null : title(offer, wish.value(), language));
        model.put("until", offer == null ? null : LocalDate.now(clock).plusDays(offer.validDays()));
        model.put("reason", wish.reason());
        return model;
    }

    private Text person(CustomerId id) {
        var name = customers.find(id).map(Customer::firstName).map(Html::shortName);
        var phone = customers.findPhone(id).map(p -> p.masked());
        if (name.isPresent() && phone.isPresent()) {
            return Text.of("giving.name-phone").with("name", name.get()).with("phone", phone.get());
        }
        return name.or(() -> phone)
                .map(known -> Text.of("common.value").with("value", known))
                .orElseGet(() -> Text.of("giving.nameless"));
    }

    private String title(HandOffer offer, DiscountValue value, Language language) {
        var words = texts.plain(language, Text.of("common.value").with("value", value));
        return offer.titles().get(language).replace("{value}", words);
    }

    private static List<Button> cancel() {
        return List.of(Button.choose("cashier.till.cancel", new CashierChoice.Cancel()));
    }
}
