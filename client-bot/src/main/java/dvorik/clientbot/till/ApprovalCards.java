package dvorik.clientbot.till;

import dvorik.clientbot.ClientChoice;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.discount.Approval;
import dvorik.core.discount.ApprovalService;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.salon.Salon;
import dvorik.core.salon.SalonService;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffService;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a customer sees of a question at the till: with the amounts and two buttons, then what became of it. */
public final class ApprovalCards {
    private final DiscountService discounts;
    private final SalonService salons;
    private final StaffService staff;
    private final DiscountWords words;

    public ApprovalCards(DiscountService discounts, SalonService salons, StaffService staff, DiscountWords words) {
        this.discounts = discounts;
        this.salons = salons;
        this.staff = staff;
        this.words = words;
    }

    Message question(Approval asked, Language language) {
        var model = model(asked, language);
        model.put("salon", salons.find(asked.salon()).map(Salon::name).orElse(null));
        model.put(
                "cashier",
                staff.find(asked.staff())
                        .map(StaffMember::name)
                        .map(Html::shortName)
                        .orElse(null));
        model.put("minutes", ApprovalService.LIFE.toMinutes());
        long id = asked.id().value();
        return Message.card("approval_question", model)
                .with(Buttons.inline(
                        List.of(Button.choose(
                                "client.approval.approve",
                                new ClientChoice.ApproveRedemption(id),
                                Button.Style.SUCCESS)),
                        List.of(Button.choose("client.approval.decline", new ClientChoice.DeclineRedemption(id)))));
    }

    Message closed(Approval asked, Language language) {
        var model = model(asked, language);
        model.put("status", asked.status().name().toLowerCase(Locale.ROOT));
        return Message.card("approval_closed", model);
    }

    private Map<String, Object> model(Approval asked, Language language) {
        var model = new HashMap<String, Object>();
        model.put("title", words.title(discounts.find(asked.discount()).orElseThrow(), language));
        model.put("purchase", asked.purchase().orElse(null));
        model.put("taken_off", asked.takenOff());
        model.put("to_pay", asked.toPay().orElse(null));
        return model;
    }
}
