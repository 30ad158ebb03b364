package dvorik.cashierbot.till;

import dvorik.cashierbot.CashierChoice;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.customer.Phone;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountWords;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.HashMap;
import java.util.List;

/** A customer at the till, with the discounts that are good there as buttons. */
final class CustomerCards {
    private static final int LONGEST_LABEL = 40;
    private final CustomerService customers;
    private final DiscountWords words;

    CustomerCards(CustomerService customers, DiscountWords words) {
        this.customers = customers;
        this.words = words;
    }

    /** Its buttons count at any time. */
    Message list(Customer customer, List<Discount> usable, Language language) {
        var model = new HashMap<String, Object>();
        model.put("customer", customer.firstName() == null ? null : Html.shortName(customer.firstName()));
        model.put("phone", customers.findPhone(customer.id()).map(Phone::masked).orElse(null));
        model.put("any", !usable.isEmpty());
        return Message.card("till_customer", model)
                .with(
                        usable.isEmpty()
                                ? null
                                : new Buttons.Inline(usable.stream()
                                        .map(discount -> row(discount, language))
                                        .toList()));
    }

    private List<Button> row(Discount discount, Language language) {
        var title = Html.shorten(words.title(discount, language), LONGEST_LABEL);
        return List.of(Button.choose(
                Text.of("common.value").with("value", title),
                new CashierChoice.CheckOther(discount.code().value())));
    }
}
