package dvorik.cashierbot.report;

import dvorik.cashierbot.CashierChoice;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.report.UnusualPattern;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.util.HashMap;
import java.util.List;

/** What the owner is shown about an unusual pattern. */
public final class UnusualCards {
    private final BusinessSettings settings;

    public UnusualCards(BusinessSettings settings) {
        this.settings = settings;
    }

    Message fresh(UnusualPattern pattern) {
        return card(pattern, false)
                .with(Buttons.inline(List.of(Button.choose(
                        "report.suspend", new CashierChoice.SuspendUnusual(pattern.id()), Button.Style.DANGER))));
    }

    Message suspended(UnusualPattern pattern) {
        return card(pattern, true)
                .with(Buttons.inline(List.of(Button.choose(
                        "team.bring-back",
                        new CashierChoice.Team.TeamBringBack(pattern.person().value())))));
    }

    /** @param suspended the person is out now */
    private Message card(UnusualPattern pattern, boolean suspended) {
        var model = new HashMap<String, Object>();
        model.put("name", Html.shortName(pattern.personName()));
        model.put("day", pattern.day());
        model.put("what", what(pattern));
        model.put("suspended", suspended);
        return Message.card("report_unusual", model);
    }

    private Text what(UnusualPattern pattern) {
        var business = pattern.business();
        return switch (pattern.kind()) {
            case SAME_CUSTOMER -> {
                var words = Text.of(
                                pattern.customer().isPresent()
                                        ? "report.unusual-customer-named"
                                        : "report.unusual-customer")
                        .with("times", pattern.times())
                        .with("days", settings.number(business, Setting.WATCH_SAME_CUSTOMER_DAYS));
                yield pattern.customer()
                        .map(name -> words.with("customer", Html.shortName(name)))
                        .orElse(words);
            }
            case AFTER_HOURS ->
                Text.of("report.unusual-hours")
                        .with("times", pattern.times())
                        .with("open", settings.number(business, Setting.OPEN_HOUR))
                        .with("close", settings.number(business, Setting.CLOSE_HOUR));
            case ALWAYS_HIGHEST -> Text.of("report.unusual-highest").with("times", pattern.times());
        };
    }
}
