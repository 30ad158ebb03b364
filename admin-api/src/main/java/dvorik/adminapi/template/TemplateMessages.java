package dvorik.adminapi.template;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.core.customer.CustomerEntry;
import dvorik.core.discount.DiscountService;
import dvorik.core.id.BusinessId;
import dvorik.core.id.DiscountId;
import dvorik.core.template.MessageContent;
import dvorik.core.template.MessageTemplates;
import dvorik.core.template.Templates;
import java.util.Optional;

/** Makes messages to single customers of templates. */
public final class TemplateMessages {
    private final Templates templates;
    private final MessageTemplates messages;
    private final TemplateVariables variables;
    private final DiscountService discounts;

    public TemplateMessages(
            Templates templates, MessageTemplates messages, TemplateVariables variables, DiscountService discounts) {
        this.templates = templates;
        this.messages = messages;
        this.variables = variables;
        this.discounts = discounts;
    }

    /** @param shown the words as they are for the customer now, plain */
    public record Message(MessageContent content, Optional<DiscountId> discount, String shown) {}

    /** @throws ApiError when there is no such template, it belongs to the system, or the discount is not the customer's */
    public Message message(BusinessId business, CustomerEntry customer, String key, Optional<Long> discountId) {
        var template = templates.find(business, key).orElseThrow(() -> new ApiError(ErrorCode.TEMPLATE_001));
        if (template.builtIn()) {
            // its words need what only the system knows
            throw new ApiError(ErrorCode.TEMPLATE_004);
        }
        var discount = discountId.map(id -> discounts
                .find(new DiscountId(id))
                .filter(own ->
                        own.customer().equals(customer.id()) && own.business().equals(business))
                .orElseThrow(() -> ApiError.invalid("discount_id", "not_found")));
        var rendered = messages.render(template.content(), customer.language(), variables.of(customer, discount));
        return new Message(template.content(), discount.map(own -> own.id()), rendered.plain());
    }
}
