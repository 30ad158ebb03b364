package dvorik.adminapi.template;

import dvorik.adminapi.template.TemplateViews.VariableView;
import dvorik.core.customer.CustomerEntry;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.money.DiscountValue;
import dvorik.core.template.MarketingVariable;
import dvorik.core.template.MessageVariables;
import dvorik.core.template.MessageVariables.PersonalDiscount;
import dvorik.core.template.SystemMessages;
import dvorik.core.template.Template;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may stand in templates: described, and filled for a customer or with samples. */
public final class TemplateVariables {
    private static final DiscountValue SAMPLE_VALUE = new DiscountValue.Percent(1_500);
    private static final String SAMPLE_CODE = "7KQM-2WXF";
    private static final int SAMPLE_DAYS = 30;

    private final DiscountService discounts;
    private final DiscountWords words;
    private final SystemMessages system;
    private final Texts texts;
    private final Clock clock;
    private final String business;

    /** @param business its name */
    public TemplateVariables(
            DiscountService discounts,
            DiscountWords words,
            SystemMessages system,
            Texts texts,
            Clock clock,
            String business) {
        this.discounts = discounts;
        this.words = words;
        this.system = system;
        this.texts = texts;
        this.clock = clock;
        this.business = business;
    }

    List<VariableView> ofMarketing() {
        return Arrays.stream(MarketingVariable.values()).map(this::view).toList();
    }

    /** @return names */
    List<String> of(Template template) {
        return template.builtIn()
                ? system.find(template.key()).map(system::variables).orElse(List.of())
                : Arrays.stream(MarketingVariable.values())
                        .map(MarketingVariable::code)
                        .toList();
    }

    MessageVariables sample(Language language) {
        var discount = new PersonalDiscount(
                SAMPLE_VALUE, SAMPLE_CODE, LocalDate.now(clock).plusDays(SAMPLE_DAYS));
        return new MessageVariables(
                Optional.of(texts.plain(language, "api.template.sample-name")), business, Optional.of(discount));
    }

    /**
     * With the discount of the customer that can be used now and was given first.
     *
     * @param whole its code is shown in full
     */
    MessageVariables of(CustomerEntry customer, boolean whole) {
        return of(customer, discounts.findActive(customer.id()).stream().findFirst(), whole);
    }

    /** @param discount of the customer */
    public MessageVariables of(CustomerEntry customer, Optional<Discount> discount) {
        return of(customer, discount, true);
    }

    private MessageVariables of(CustomerEntry customer, Optional<Discount> discount, boolean whole) {
        return new MessageVariables(
                customer.name(),
                business,
                discount.map(own -> new PersonalDiscount(
                        own.terms().value(),
                        whole ? own.code().grouped() : own.code().masked(),
                        words.lastDay(own))));
    }

    private VariableView view(MarketingVariable variable) {
        var key = "api.template.variable." + variable.code().replace('_', '-');
        return new VariableView(
                variable.code(),
                texts.plain(Language.RU, key),
                texts.plain(Language.UZ, key),
                texts.plain(Language.EN, key),
                sample(variable, Language.RU),
                sample(variable, Language.UZ),
                sample(variable, Language.EN));
    }

    private String sample(MarketingVariable variable, Language language) {
        return String.valueOf(sample(language).shown(language, texts).get(variable.code()));
    }
}
